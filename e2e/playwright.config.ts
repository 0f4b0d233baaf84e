import { defineConfig } from "@playwright/test";
import { chromiumPath, CHROMIUM_ARGS } from "./chromium.ts";

export default defineConfig({
  testDir: "stories",
  outputDir: "../test-results",
  // Software rendering on two cores, which others may share: one story at a time, small windows, and patience that
  // only what is really broken exhausts.
  workers: 1,
  fullyParallel: false,
  timeout: 1_200_000,
  expect: { timeout: 120_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 640, height: 360 },
    actionTimeout: 120_000,
    trace: "retain-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
  },
});
