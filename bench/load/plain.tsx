/** The libraries that a React client over XMPP cannot do without, and nothing of ours. */
import { client, xml } from "@xmpp/client";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { create } from "zustand";

const useLine = create<{ jid: string }>(() => ({ jid: "" }));

function Lobby() {
  return <p>{useLine((line) => line.jid)}</p>;
}

const line = client({
  service: "wss://example.net/xmpp",
  domain: "example.net",
  credentials: (authenticate, mechanisms) => authenticate({}, mechanisms[0]),
  userAgent: xml("user-agent"),
});
line.on("open", () => useLine.setState({ jid: "here" }));
createRoot(document.body).render(
  <StrictMode>
    <Lobby />
  </StrictMode>,
);
