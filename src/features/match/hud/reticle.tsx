import { useRef } from "react";
import { usePainter } from "#features/match/hud/use-painter.ts";
import type { Painters } from "#features/match/painters.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import type { Client } from "#session/client.ts";
import { createBattleEventReader } from "#store/battle-event-reader.ts";
import type { BattleEvent } from "#store/battle-model-events.ts";
import styles from "./reticle.module.css";

/** The ring is this wide when the gun is laid, and grows by so many pixels a radian that it is off; CSS pixels. */
const LAID_RADIUS_PX = 15;
const PX_PER_RAD = 420;
const GREATEST_RADIUS_PX = 130;
const HIT_MS = 350;
const DAMAGE_MS = 1600;

export type ReticleProps = { readonly client: Client; readonly painters: Painters };

/**
 * The crosshair: a ring closes around it as the gun comes to bear. Ticks show the own hit, an arc the side from
 * which one was hit. All of it is for the eye; texts say the same elsewhere.
 */
export function Reticle({ client, painters }: ReticleProps) {
  const root = useRef<HTMLDivElement>(null);
  const ring = useRef<SVGCircleElement>(null);
  const reload = useRef<SVGCircleElement>(null);
  const damage = useRef<HTMLDivElement>(null);

  usePainter(
    painters,
    () => (frame) => {
      const own = client.vehicle();
      if (root.current === null || ring.current === null || reload.current === null) return;
      show(root.current, own !== undefined);
      if (own === undefined) return;
      const radius = Math.min(GREATEST_RADIUS_PX, LAID_RADIUS_PX + frame.gunOffRad * PX_PER_RAD * frame.zoom);
      ring.current.setAttribute("r", radius.toFixed(1));
      reload.current.style.strokeDashoffset = (1 - own.reloadShare).toFixed(3);
      mark(root.current, "loading", own.reloadShare < 1);
      mark(root.current, "laid", frame.laidOn >= 0);
      mark(root.current, "blocked", frame.blockedM > 0);
      mark(root.current, "sight", frame.isSighting);
    },
    [client],
  );

  usePainter(painters, () => {
    const { battle } = client;
    const reader = createBattleEventReader(battle.events);
    let hitUntilMs = 0;
    let damageUntilMs = 0;
    let damageX = 0;
    let damageZ = 0;
    function take({ kind, slot, bySlot }: BattleEvent, nowMs: number): void {
      if (kind !== "loss" || battle.localSlot < 0 || bySlot < 0) return;
      if (slot === battle.localSlot) {
        const from = bySlot * battle.nodesPerCharacter * motionStride;
        damageUntilMs = nowMs + DAMAGE_MS;
        damageX = battle.motions[from]!;
        damageZ = battle.motions[from + 2]!;
      } else if (bySlot === battle.localSlot) hitUntilMs = nowMs + HIT_MS;
    }
    return (frame) => {
      reader.read(frame.nowMs, take);
      if (root.current === null || damage.current === null) return;
      mark(root.current, "hit", frame.nowMs < hitUntilMs);
      const left = (damageUntilMs - frame.nowMs) / DAMAGE_MS;
      mark(root.current, "damage", left > 0);
      if (left <= 0) return;
      const at = battle.localSlot * battle.nodesPerCharacter * motionStride;
      const yaw = Math.atan2(damageX - battle.motions[at]!, damageZ - battle.motions[at + 2]!);
      damage.current.style.transform = `rotate(${(frame.aimYawRad - yaw).toFixed(3)}rad)`;
      damage.current.style.opacity = Math.min(1, left * 1.6).toFixed(2);
    };
  }, [client]);

  return (
    <div ref={root} className={styles["reticle"]} aria-hidden="true" hidden>
      <div className={styles["tube"]} />
      <div ref={damage} className={styles["damage"]}>
        <svg viewBox="-100 -100 200 200">
          <path d="M-34 -86 A92 92 0 0 1 34 -86 L27 -72 A76 76 0 0 0 -27 -72 Z" />
        </svg>
      </div>
      <svg className={styles["cross"]} viewBox="-140 -140 280 280">
        <g className={styles["lines"]}>
          <path d="M-26 0h14M12 0h14M0 12v12" />
          <circle r="1.6" className={styles["dot"]} />
        </g>
        <circle ref={ring} className={styles["ring"]} r={LAID_RADIUS_PX} />
        <circle ref={reload} className={styles["reload"]} r="32" pathLength="1" transform="rotate(-90)" />
        <path className={styles["blocked"]} d="M-7 -7L7 7M7 -7L-7 7" />
        <path className={styles["hit"]} d="M-20 -20l9 9M20 -20l-9 9M-20 20l9 -9M20 20l-9 -9" />
      </svg>
      <svg className={styles["scale"]} viewBox="-300 -300 600 600">
        <path d="M-300 0H-44M44 0H300M0 44V300" />
        <path d="M-18 70h36M-13 110h26M-18 150h36M-13 190h26M-18 230h36M-120 -8v16M-200 -8v16M120 -8v16M200 -8v16" />
      </svg>
    </div>
  );
}

function show(element: HTMLElement, isShown: boolean): void {
  if (element.hidden === isShown) element.hidden = !isShown;
}

function mark(element: HTMLElement, name: string, isOn: boolean): void {
  if (name in element.dataset === isOn) return;
  if (isOn) element.dataset[name] = "";
  else delete element.dataset[name];
}
