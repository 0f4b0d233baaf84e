import type { Aim, Row } from "../table.ts";

/** What is aimed at, beside what came out. An aim whose peer was not measured is missed: nothing shows that it is met. */
export function judge(rows: readonly Row[]): Aim[] {
  const find = (subject: string, name: string): number => {
    const row = rows.find((each) => each.subject === subject && each.case === name);
    return Number(row?.["deliveriesPerSecond"]);
  };
  const ours = find("bosworth", "50 occupants, saturated");
  const beside = (peer: string, words: string, least: number): Aim => {
    const ratio = ours / find(peer, "50 occupants, saturated");
    return {
      aim: `50 occupants, saturated: ≥ ${least}× of ${words}`,
      figure: Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : "not measured",
      isMet: ratio >= least,
    };
  };
  const crowd = rows.find(
    (row) => row.subject === "bosworth" && row.case.startsWith("200 occupants, 200 × 10"),
  );
  const p99 = Number(crowd?.["latencyP99Ms"]);
  return [
    beside("colyseus", "a Colyseus room", 0.9),
    beside("ejabberd", "ejabberd's MUC", 8),
    beside("prosody-tuned", "Prosody's MUC, tuned", 15),
    {
      aim: "200 players at 10 turns/s in one room: p99 ≤ 50 ms",
      figure: Number.isFinite(p99) ? `${p99.toFixed(1)} ms` : "not reached",
      isMet: p99 <= 50,
    },
  ];
}
