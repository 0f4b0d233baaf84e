import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { leanThree } from "./lean-three.ts";
import { precompress } from "./precompress.ts";

export default defineConfig({
  plugins: [react(), leanThree(), precompress()],
  // Two copies of either would break `instanceof` inside @xmpp/client.
  resolve: { dedupe: ["ltx", "@xmpp/xml"] },
  build: {
    target: "es2022",
    outDir: "dist",
    // Who can run what is built fetches modules ahead without help.
    modulePreload: { polyfill: false },
    // What the first screen needs is one file: twenty small ones would pack worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
  },
});
