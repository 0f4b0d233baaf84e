/** Places the camera for the chosen view, smoothly and at the same pace at every frame rate. */
import type { PerspectiveCamera } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { BattleView } from "../battle-view.ts";
import type { DriveIntent } from "../controls/drive-intent.ts";
import { approach, clearDistance, writeDirection } from "./view-math.ts";

/** Says where a character is; false when it is not there. */
export interface Subjects {
  /** Its foot. */
  place(slot: number, out: Float64Array): boolean;
  /** The eye of whoever looks through its gun sight: over the roof, so that the tank itself hides nothing. */
  eye(slot: number, out: Float64Array): boolean;
}

export interface CameraRig {
  setView(view: BattleView): void;
  steer(intent: Readonly<DriveIntent>): void;
  /** Shakes the camera, 0 to 1. */
  jolt(strength: number): void;
  setReducedMotion(reduced: boolean): void;
  /** Moves the camera on by `elapsedS`. `localSlot` is whom chase and sight belong to, -1 for nobody. */
  update(elapsedS: number, localSlot: number): void;
  /** Where the camera looks, without the shaking. */
  readonly yawRad: number;
  readonly pitchRad: number;
}

const eyeHeightM = 2.3;
const chaseDistanceM = 15;
const fieldOfViewDeg = 55;
const topFieldOfViewDeg = 34;
const flightMps = 28;

export function createCameraRig(
  camera: PerspectiveCamera,
  battlefield: Battlefield,
  subjects: Subjects,
): CameraRig {
  const focus = new Float64Array(3);
  const wanted = new Float64Array(3);
  const way = new Float64Array(3);
  const back = new Float64Array(3);
  let view: BattleView = { kind: "free" };
  let hasFocus = false;
  let followed = -1;
  let yawRad = 0;
  let pitchRad = 0;
  let distanceM = chaseDistanceM;
  let wantedDistanceM = chaseDistanceM;
  let topHeightM = 620;
  let throttle = 0;
  let steer = 0;
  let lift = 0;
  let panX = 0;
  let panY = 0;
  let quick = false;
  let shake = 0;
  let shakeS = 0;
  let reduced = false;
  camera.position.set(-190, battlefield.heightAt(-190, 60) + 16, 60);

  /** Brings the focus to the character, at once when it is another one or far off. */
  function followFocus(slot: number, elapsedS: number): boolean {
    if (!subjects.place(slot, wanted)) return hasFocus;
    const jump =
      followed !== slot || !hasFocus || Math.hypot(wanted[0]! - focus[0]!, wanted[2]! - focus[2]!) > 25;
    followed = slot;
    hasFocus = true;
    for (let axis = 0; axis < 3; axis++) {
      // The ground under the tracks is rough; the eye rides softer than the hull.
      const halfLifeS = axis === 1 ? 0.08 : 0.02;
      focus[axis] = jump ? wanted[axis]! : approach(focus[axis]!, wanted[axis]!, halfLifeS, elapsedS);
    }
    return true;
  }

  function look(): void {
    writeDirection(way, yawRad, pitchRad);
    camera.up.set(0, 1, 0);
    camera.lookAt(camera.position.x + way[0]!, camera.position.y + way[1]!, camera.position.z + way[2]!);
  }

  /** The lens for this screen: on an upright one the width is what counts. */
  function fitted(degrees: number): number {
    return degrees * (camera.aspect < 1 ? Math.min(1.45, 1 + (1 - camera.aspect) * 0.7) : 1);
  }

  function lens(degrees: number, elapsedS: number): void {
    const fov = reduced ? fitted(degrees) : approach(camera.fov, fitted(degrees), 0.06, elapsedS);
    if (Math.abs(fov - camera.fov) > 0.001) {
      camera.fov = fov;
      camera.updateProjectionMatrix();
    }
  }

  function orbit(slot: number, tiltRad: number, elapsedS: number): void {
    if (!followFocus(slot, elapsedS)) return;
    pitchRad = Math.max(-1.2, Math.min(0.6, pitchRad));
    writeDirection(way, yawRad, pitchRad + tiltRad);
    for (let axis = 0; axis < 3; axis++) back[axis] = -way[axis]!;
    // The aim stays level while the camera stands a little higher than the line behind the tank.
    back[1] = back[1]! + 0.175;
    const length = Math.hypot(back[0]!, back[1]!, back[2]!);
    for (let axis = 0; axis < 3; axis++) back[axis]! /= length;
    const height = focus[1]! + eyeHeightM;
    const free = clearDistance(battlefield, focus[0]!, height, focus[2]!, back, wantedDistanceM, 1.1, 2.5);
    // In at once, out slowly: never through a hill.
    distanceM =
      free < distanceM
        ? approach(distanceM, free, 0.03, elapsedS)
        : approach(distanceM, free, 0.25, elapsedS);
    const x = focus[0]! + back[0]! * distanceM;
    const z = focus[2]! + back[2]! * distanceM;
    const y = Math.max(height + back[1]! * distanceM, battlefield.heightAt(x, z) + 1);
    camera.position.set(x, y, z);
    writeDirection(way, yawRad, pitchRad + tiltRad);
    camera.up.set(0, 1, 0);
    camera.lookAt(x + way[0]!, y + way[1]!, z + way[2]!);
  }

  function fly(elapsedS: number): void {
    const speed = flightMps * (quick ? 3.5 : 1) * elapsedS;
    writeDirection(way, yawRad, pitchRad);
    const limit = battlefield.sizeM * 0.7;
    const x = camera.position.x + (way[0]! * throttle + Math.cos(yawRad) * steer) * speed;
    const z = camera.position.z + (way[2]! * throttle - Math.sin(yawRad) * steer) * speed;
    const y = camera.position.y + (way[1]! * throttle + lift) * speed;
    camera.position.x = Math.max(-limit, Math.min(limit, x));
    camera.position.z = Math.max(-limit, Math.min(limit, z));
    const ground = battlefield.heightAt(camera.position.x, camera.position.z);
    camera.position.y = Math.max(ground + 1.6, Math.min(ground + 500, y));
    look();
  }

  /** Moves the map along an axis. A quarter of the picture may lie beside the field: there it is covered by the HUD. */
  function moveMap(axis: 0 | 2, byM: number, seenM: number): void {
    const limitM = Math.max(0, battlefield.sizeM / 2 - seenM / 4);
    focus[axis] = Math.max(-limitM, Math.min(limitM, (hasFocus ? focus[axis]! : 0) - byM));
  }

  function above(elapsedS: number, localSlot: number): void {
    const slot = localSlot >= 0 ? localSlot : followed;
    if (!hasFocus && slot >= 0) followFocus(slot, elapsedS);
    const flown = topHeightM * 0.6 * elapsedS;
    const seenM = 2 * topHeightM * Math.tan((fitted(topFieldOfViewDeg) * Math.PI) / 360);
    moveMap(0, steer * flown + panX * seenM, seenM * camera.aspect);
    moveMap(2, throttle * flown + panY * seenM, seenM);
    hasFocus = true;
    camera.position.set(focus[0]!, battlefield.heightAt(focus[0]!, focus[2]!) + topHeightM, focus[2]!);
    // As on a map: west on the left, that is +x to the right and -z up.
    camera.up.set(0, 0, -1);
    camera.lookAt(focus[0]!, 0, focus[2]!);
  }

  function tremble(elapsedS: number): void {
    shake = approach(shake, 0, 0.13, elapsedS);
    if (reduced || shake < 0.01) return;
    shakeS += elapsedS;
    const size = shake * shake * 0.018;
    camera.rotateX(Math.sin(shakeS * 61) * size);
    camera.rotateZ(Math.sin(shakeS * 47 + 1) * size * 0.8);
  }

  return {
    setView(next) {
      if (next.kind === view.kind && next.kind !== "follow" && next.kind !== "sight") return;
      if (next.kind === "top") hasFocus = followed >= 0 && hasFocus;
      view = next;
    },
    steer(intent) {
      yawRad = Number.isFinite(intent.aimYawRad) ? intent.aimYawRad : yawRad;
      pitchRad = Number.isFinite(intent.aimPitchRad) ? intent.aimPitchRad : pitchRad;
      throttle = intent.throttle;
      steer = intent.steer;
      lift = intent.lift;
      quick = intent.sight;
      panX = intent.panX;
      panY = intent.panY;
      const nearer = 0.88 ** intent.zoomSteps;
      if (view.kind === "top") topHeightM = Math.max(120, Math.min(1700, topHeightM * nearer));
      else wantedDistanceM = Math.max(6, Math.min(26, wantedDistanceM * nearer));
    },
    jolt(strength) {
      if (strength > shake) shake = Math.min(1, strength);
    },
    setReducedMotion(next) {
      reduced = next;
    },
    update(elapsedS, localSlot) {
      switch (view.kind) {
        case "chase":
          lens(fieldOfViewDeg, elapsedS);
          if (localSlot >= 0) orbit(localSlot, 0, elapsedS);
          break;
        case "sight":
          lens(fieldOfViewDeg / Math.max(1, Math.min(8, view.zoom)), elapsedS);
          if (localSlot >= 0 && followFocus(localSlot, elapsedS) && subjects.eye(localSlot, wanted)) {
            camera.position.set(wanted[0]!, wanted[1]!, wanted[2]!);
            look();
          }
          break;
        case "follow":
          lens(fieldOfViewDeg, elapsedS);
          orbit(view.slot, -0.12, elapsedS);
          break;
        case "free":
          lens(fieldOfViewDeg, elapsedS);
          fly(elapsedS);
          break;
        case "top":
          lens(topFieldOfViewDeg, elapsedS);
          above(elapsedS, localSlot);
          break;
      }
      tremble(elapsedS);
      camera.updateMatrixWorld();
    },
    get yawRad() {
      return yawRad;
    },
    get pitchRad() {
      return pitchRad;
    },
  };
}
