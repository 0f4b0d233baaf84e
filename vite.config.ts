import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // Two copies of either would break `instanceof` inside @xmpp/client.
  resolve: { dedupe: ["ltx", "@xmpp/xml"] },
  build: { target: "es2022", outDir: "dist" },
});
