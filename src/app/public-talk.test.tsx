import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Chat } from "#features/chat/chat.tsx";
import { createClientStage } from "#testing/client-stage.ts";
import { addLaterTexts, createI18n } from "./i18n/i18n.ts";

it("MMOG-14.3-5: whoever comes to talk reads first that all of it is to be taken as public", async () => {
  await addLaterTexts(createI18n());
  const html = renderToStaticMarkup(
    <Chat client={createClientStage().client} ways={{ onJoin() {}, onPart() {} }} />,
  );
  expect(html).toContain("Take what is said here as public: whoever is here can keep it.");
});
