import { builtInTraces } from "./traces.ts";
import { createTruth } from "./truth.ts";
import { film, wireMotions } from "./film.ts";
import { measure, type Figures } from "./metrics.ts";
import { subjects, bosworth, sweptBuffersMs } from "./subjects.ts";
const seeds = (process.env.SEEDS ?? "1,2,3").split(",").map(Number);
const sets: Record<string, object> = JSON.parse(process.argv[2] ?? '{"default":{}}');
const verbose = process.env.V;
const results: Record<string, any> = {};
for (const name of Object.keys(sets))
  results[name] = { d: [], e: [], snap: 0, dom: 0, dr: [], st: 0, ct: [], rot: [], bad: [] };
for (const seed of seeds) {
  const truth = createTruth(seed, 60_000);
  for (const trace of builtInTraces(truth, seed)) {
    if (process.env.ONLY && !trace.name.includes(process.env.ONLY)) continue;
    const told = wireMotions(truth, trace);
    const run = (make: any): Figures => measure(truth, film(truth, trace, told, make(trace.rate), 60));
    const g = run(subjects["geckos"]);
    const swept = sweptBuffersMs.map((b) => run(subjects[`geckos@${b}`]));
    for (const [name, o] of Object.entries(sets)) {
      const us = run(bosworth(o as any, !(o as any).noClock));
      const r = results[name];
      r.d.push(us.delayMeanMs / g.delayMeanMs);
      r.e.push(us.excessDvP99 / g.excessDvP99);
      r.ct.push(us.crossTrackP95Cm);
      r.rot.push(us.rotationP95Deg);
      const snapBad = us.snapsPerMin > 0.1 * g.snapsPerMin + 1e-9;
      if (snapBad) r.snap++;
      const dom = swept.some((s) => us.delayMeanMs > s.delayMeanMs && us.crossTrackP95Cm > s.crossTrackP95Cm);
      if (dom) r.dom++;
      const flags = [
        us.delayMeanMs / g.delayMeanMs > 0.85 && "DELAY",
        us.excessDvP99 / g.excessDvP99 > 0.15 && "DV",
        snapBad && "SNAP",
        dom && "DOM",
      ].filter(Boolean);
      if (flags.length) r.bad.push(`${seed} ${trace.name}: ${flags.join(" ")}`);
      if (verbose)
        console.log(
          seed,
          trace.name.padEnd(24),
          name.padEnd(12),
          `delay ${us.delayMeanMs.toFixed(0)}/${g.delayMeanMs.toFixed(0)} sd ${us.delaySdMs.toFixed(0)} ct ${us.crossTrackP95Cm.toFixed(2)}/${g.crossTrackP95Cm.toFixed(2)} rot ${us.rotationP95Deg.toFixed(2)}/${g.rotationP95Deg.toFixed(2)} now ${us.errorNowP95Cm.toFixed(0)} dv ${us.excessDvP99.toFixed(3)}/${g.excessDvP99.toFixed(2)} snaps ${us.snapsPerMin.toFixed(1)}/${g.snapsPerMin.toFixed(1)} stalls ${us.stallsPerMin.toFixed(1)}`,
          swept
            .map((s) => `${s.delayMeanMs.toFixed(0)}:${s.crossTrackP95Cm.toFixed(2)}`)
            .slice(0, 4)
            .join(" "),
          flags.join(" "),
        );
    }
  }
}
const q = (a: number[], p: number) => a.toSorted((x, y) => x - y)[Math.floor((a.length - 1) * p)]!;
for (const [name, r] of Object.entries(results)) {
  console.log(
    name.padEnd(14),
    `delay med ${q(r.d, 0.5).toFixed(3)} max ${q(r.d, 1).toFixed(3)} | dv med ${q(r.e, 0.5).toFixed(3)} p90 ${q(r.e, 0.9).toFixed(3)} max ${q(r.e, 1).toFixed(3)} over ${r.e.filter((x: number) => x > 0.15).length} | snapBad ${r.snap} dom ${r.dom} of ${r.d.length} | ct med ${q(r.ct, 0.5).toFixed(2)} rot med ${q(r.rot, 0.5).toFixed(2)}`,
  );
  if (process.env.BAD) console.log("   " + r.bad.join("\n   "));
}
