import "#ui/styles.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { composeClient } from "./compose-client.ts";
import { Crash } from "./crash.tsx";
import { createI18n } from "./i18n/i18n.ts";
import { parkWithThePage } from "./parked.ts";
import { rememberVisit } from "./visit.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element 'root' to stand in: index.html is not ours.");

createI18n();
const { client, homeDomain, park } = composeClient();
rememberVisit(sessionStorage, client.stores.connection);
parkWithThePage(client, park, sessionStorage);

createRoot(root).render(
  <StrictMode>
    <Crash>
      <App client={client} homeDomain={homeDomain} />
    </Crash>
  </StrictMode>,
);
