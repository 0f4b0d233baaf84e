import { builtInTraces } from "./traces.ts";
import { createTruth, truthStride } from "./truth.ts";
import { film, wireMotions } from "./film.ts";
import { subjects, bosworth } from "./subjects.ts";
const [seed, name, what] = [Number(process.argv[2]), process.argv[3]!, process.argv[4]];
const truth = createTruth(seed, 60_000);
for (const trace of builtInTraces(truth, seed)) {
  if (trace.name !== name) continue;
  const f = film(
    truth,
    trace,
    wireMotions(truth, trace),
    (what ? subjects[what]! : bosworth({ leadShare: 1.1, maxLeadMs: 150 }))(trace.rate),
    60,
  );
  let last = -1e9;
  for (let i = 1; i < f.times.length; i++) {
    const a = i * truthStride,
      b = a - truthStride;
    const v =
      (Math.hypot(
        f.drawn[a]! - f.drawn[b]!,
        f.drawn[a + 1]! - f.drawn[b + 1]!,
        f.drawn[a + 2]! - f.drawn[b + 2]!,
      ) /
        (f.times[i]! - f.times[i - 1]!)) *
      1000;
    const ts = truth.speeds[Math.max(0, Math.round(f.times[i]! - 120))]!;
    if (v > 2 * ts + 3 || (ts > 1 && v < ts / 10)) {
      const t = f.times[i]!;
      if (t - last > 100) {
        console.log("---", t.toFixed(0), "teleport", truth.teleportMs);
      }
      last = t;
      const near = trace.packets
        .filter((p) => p.arrivalMs <= t && p.arrivalMs > f.times[i - 1]!)
        .map((p) => `${p.sentMs.toFixed(0)}@${p.arrivalMs.toFixed(1)}`)
        .slice(-3);
      console.log(
        t.toFixed(1),
        "v",
        v.toFixed(2),
        "true",
        ts.toFixed(2),
        (f.times[i]! - f.times[i - 1]!).toFixed(0),
        near.join(" "),
      );
    }
  }
}
