import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Model } from "#game/catalogue/model.ts";
import { usePainter, useWatched } from "#features/match/hud/use-painter.ts";
import { nodeNameText } from "#features/match/node-name-text.ts";
import type { Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import { cx } from "#ui/cx.ts";
import styles from "./vehicle-panel.module.css";

/** A node of the own vehicle: what it has left, and how that looks. */
type Part = { readonly index: number; readonly power: number; readonly max: number; readonly look: string };

const POWER_MS = 100;

export type VehiclePanelProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly model: Model;
};

/** The own vehicle as a plan of its nodes, the bow upwards, with what each has left in figures beside it. */
export function VehiclePanel({ client, painters, model }: VehiclePanelProps) {
  const { t } = useTranslation();
  const turret = useRef<SVGGElement>(null);
  const { battle } = client;
  const read = useCallback(() => {
    const at = Math.max(0, battle.localSlot) * battle.nodesPerCharacter;
    return [...battle.power.subarray(at, at + model.nodes.length)];
  }, [battle, model]);
  const powers = useWatched(painters, POWER_MS, read, isSameList);
  const kits = useWatched(
    painters,
    POWER_MS,
    useCallback(() => client.vehicle()?.kits ?? 0, [client]),
  );
  const repairing = useWatched(
    painters,
    POWER_MS,
    useCallback(() => client.vehicle()?.repairing, [client]),
  );
  usePainter(
    painters,
    () => () => {
      const own = client.vehicle();
      // Yaw counts counter-clockwise, degrees on the screen clockwise.
      if (own !== undefined)
        turret.current?.setAttribute("transform", `rotate(${((-own.turretYaw * 180) / Math.PI).toFixed(1)})`);
    },
    [client],
  );
  const parts = model.nodes
    .map((node, index): Part => {
      const power = powers[index] ?? 0;
      return { index, power, max: node.maxPower, look: lookOf(power, node.maxPower) };
    })
    .filter((part) => part.max > 0);
  const turning = model.turretNode >= 0 ? model.turretNode : model.gunNode;
  const isTurning = (index: number): boolean => index === turning || model.nodes[index]?.parent === turning;

  return (
    <section className={styles["panel"]} aria-label={t("battle.hud.vehicle")}>
      <svg className={styles["plan"]} viewBox="-3.4 -5.2 6.8 9.6" aria-hidden="true" focusable="false">
        {parts
          .filter((part) => !isTurning(part.index))
          .toSorted((a, b) => a.index - b.index)
          .map((part) => (
            <Plate key={part.index} model={model} part={part} />
          ))}
        <g transform={mountOf(model, turning)}>
          <g ref={turret}>
            {parts
              .filter((part) => isTurning(part.index))
              .toSorted((a, b) => b.index - a.index)
              .map((part) => (
                <Plate key={part.index} model={model} part={part} from={turning} />
              ))}
          </g>
        </g>
      </svg>
      <div className={styles["figures"]}>
        <ul className={styles["parts"]}>
          {parts.map((part) => {
            const name = model.nodes[part.index]?.name ?? "";
            const label = nodeNameText(t, name);
            return (
              <li key={part.index} className={cx(styles["part"], styles[part.look])}>
                <span aria-hidden="true">{label}</span>
                <span
                  role="meter"
                  aria-label={label}
                  aria-valuemin={0}
                  aria-valuemax={part.max}
                  aria-valuenow={Math.round(part.power)}
                  aria-valuetext={t("battle.hud.powerOf", { value: Math.round(part.power), max: part.max })}
                  className={styles["power"]}
                >
                  {repairing === name ? "…" : Math.round(part.power)}
                </span>
                <span className={styles["bar"]} aria-hidden="true">
                  <span style={{ transform: `scaleX(${Math.min(1, part.power / part.max)})` }} />
                </span>
              </li>
            );
          })}
        </ul>
        <p className={styles["kits"]}>
          {repairing === undefined
            ? t("battle.hud.kits", { count: kits })
            : t("battle.hud.repairing", { node: nodeNameText(t, repairing) })}
        </p>
      </div>
    </section>
  );
}

/** A node's box from above; x runs to the left of the vehicle, z to its bow. */
function Plate({
  model,
  part,
  from,
}: {
  readonly model: Model;
  readonly part: Part;
  readonly from?: number;
}) {
  const node = model.nodes[part.index];
  if (node?.box === undefined) return null;
  const { centre, half } = node.box;
  const offset = offsetOf(model, part.index, from);
  const isBarrel = node.part === "gun";
  const halfX = isBarrel ? 0.17 : half.x;
  return (
    <rect
      className={cx(styles["plate"], styles[part.look])}
      x={-(offset.x + centre.x) - halfX}
      y={-(offset.z + centre.z) - half.z}
      width={2 * halfX}
      height={2 * half.z}
      rx={node.part === "turret" ? 0.45 : 0.14}
    />
  );
}

/** Where a node is from above, seen from another above it in the tree, or from the root. */
function offsetOf(model: Model, index: number, from = -1): { readonly x: number; readonly z: number } {
  let x = 0;
  let z = 0;
  for (let at = index; at >= 0 && at !== from; at = model.nodes[at]!.parent) {
    x += model.nodes[at]!.offset.x;
    z += model.nodes[at]!.offset.z;
  }
  return { x, z };
}

function mountOf(model: Model, index: number): string {
  const { x, z } = offsetOf(model, index);
  return `translate(${-x} ${-z})`;
}

function lookOf(power: number, max: number): string {
  const share = max > 0 ? power / max : 0;
  return share <= 0 ? "gone" : share <= 0.35 ? "low" : share <= 0.7 ? "half" : "full";
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
