import { defineConfig } from "@playwright/test";
import { chromiumPath, CHROMIUM_ARGS } from "./chromium.ts";

export default defineConfig({
  testDir: "stories",
  outputDir: "../test-results",
  // Software rendering on two cores: one story at a time, small windows, and patience with slow frames.
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 640, height: 360 },
    actionTimeout: 30_000,
    trace: "retain-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
  },
});
