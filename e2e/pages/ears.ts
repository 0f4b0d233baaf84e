import type { Actor } from "../actors.ts";

declare global {
  interface Window {
    ears?: { readonly context: BaseAudioContext; readonly meter: AnalyserNode }[];
  }
}

/**
 * Listens at the loudspeaker of the page from its next load on. The page can't tell that it has been touched before
 * (some browsers never say so): it has to wait for a gesture.
 */
export async function listen({ page }: Actor): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "userActivation", { value: undefined });
    window.ears = [];
    const connect = Object.getOwnPropertyDescriptor(AudioNode.prototype, "connect")?.value as (
      this: AudioNode,
      ...args: unknown[]
    ) => AudioNode;
    AudioNode.prototype.connect = function connectAndListen(this: AudioNode, ...args: unknown[]) {
      if (args[0] instanceof AudioDestinationNode) {
        const meter = this.context.createAnalyser();
        meter.fftSize = 32_768;
        connect.call(this, meter);
        window.ears?.push({ context: this.context, meter });
      }
      return connect.apply(this, args);
    } as typeof AudioNode.prototype.connect;
  });
  await page.reload();
}

/** How loud the last two thirds of a second were (the root of the mean square; 1 is as loud as can be). */
export async function loudness({ page }: Actor): Promise<number> {
  return page.evaluate(() => {
    const ear = window.ears?.at(-1);
    if (ear === undefined || ear.context.state !== "running") return 0;
    const wave = new Float32Array(ear.meter.fftSize);
    ear.meter.getFloatTimeDomainData(wave);
    return Math.sqrt(wave.reduce((sum, value) => sum + value * value, 0) / wave.length);
  });
}

/** The states of all outputs that the page has opened. */
export async function outputs({ page }: Actor): Promise<string[]> {
  return page.evaluate(() => (window.ears ?? []).map(({ context }) => context.state));
}

/** How long the newest output has been running, seconds. */
export async function heardS({ page }: Actor): Promise<number> {
  return page.evaluate(() => window.ears?.at(-1)?.context.currentTime ?? 0);
}
