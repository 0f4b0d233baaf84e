import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // Two copies of either would break `instanceof` inside @xmpp/client.
  resolve: { dedupe: ["ltx", "@xmpp/xml"] },
  build: {
    target: "es2022",
    outDir: "dist",
    // What the first screen needs is one file: twenty small ones would pack worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
  },
});
