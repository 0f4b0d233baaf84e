import { builtInTraces } from "./traces.ts";
import { createTruth } from "./truth.ts";
import { film, wireMotions } from "./film.ts";
import { measure } from "./metrics.ts";
import { subjects, bosworth } from "./subjects.ts";
const [seed, name, what] = [Number(process.argv[2]), process.argv[3]!, process.argv[4]];
const truth = createTruth(seed, 60_000);
for (const trace of builtInTraces(truth, seed)) {
  if (trace.name !== name) continue;
  console.log(
    measure(
      truth,
      film(
        truth,
        trace,
        wireMotions(truth, trace),
        (what ? subjects[what]! : bosworth({ leadShare: 1.1, maxLeadMs: 150 }))(trace.rate),
        60,
      ),
    ),
  );
}
