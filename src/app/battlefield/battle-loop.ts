import { createFollowing } from "#app/battlefield/following.ts";
import { createKeptPoint } from "#app/battlefield/kept-point.ts";
import { createGunLaying } from "#app/battlefield/gun-laying.ts";
import type { BattleFrame, CameraChoice } from "#features/match/battlefield-slot.ts";
import type { Battlefield } from "#game/battlefield.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import type { BattleScene } from "#scene/battle-scene.ts";
import type { BattleView, SceneLabel } from "#scene/battle-view.ts";
import type { Ear } from "#scene/sound/hearing.ts";
import type { BattleControls } from "#scene/controls/battle-controls.ts";
import { createDriveIntent, type DriveIntent } from "#scene/controls/drive-intent.ts";
import type { Client, Drive } from "#session/client.ts";

/** Magnification of the sight: at first, its limits, and by how much one step of the wheel changes it. */
const FIRST_ZOOM = 3;
const LEAST_ZOOM = 1.5;
const GREATEST_ZOOM = 8;
const ZOOM_STEP = 1.25;
/** Without a picture one hears from over the tank, metres. */
const BLIND_EAR_M = 4;
/** A longer gap between frames is no measure of anything, milliseconds. */
const GAP_MS = 400;

type Picture = { readonly scene: BattleScene; readonly field: Battlefield };

export interface BattleLoop {
  /** From where the battle is heard, as of the last frame. */
  readonly ear: Readonly<Ear>;
  /**
   * One animation frame: reads the controls, drives, draws and tells. `pageMs` is the time of the frame, `nowMs` the
   * same moment on the clock that the battle runs by.
   */
  frame(pageMs: number, nowMs: number): void;
  /** The scene that draws, or none; without one everything else goes on. */
  setPicture(picture: Picture | undefined): void;
  setCamera(camera: CameraChoice): void;
  setDriving(isDriving: boolean): void;
}

/** From the controls to the tank, the picture and the HUD, once a frame. Nothing in it allocates. */
export function createBattleLoop(
  client: Client,
  controls: BattleControls,
  onFrame: (frame: BattleFrame) => void,
): BattleLoop {
  const { battle } = client;
  const labels: SceneLabel[] = [];
  const drive: Drive = { throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false };
  const steering = createDriveIntent();
  const ear: Ear = { x: 0, y: 0, z: 0, yawRad: 0 };
  const wish = { yawRad: 0, pitchRad: 0, isPrecise: false };
  let picture: Picture | undefined;
  let camera: CameraChoice = { kind: "free" };
  let shownView: BattleView | undefined;
  let isDriving = false;
  let isAboard = false;
  let era = battle.era;
  let zoom = FIRST_ZOOM;
  let lastMs: number | undefined;
  const laying = createGunLaying(
    battle,
    () => picture?.field,
    () => client.stores.match.getState().type,
  );
  const setAim = (yawRad: number, pitchRad: number): void => controls.setAim(yawRad, pitchRad);
  const following = createFollowing(battle, setAim);
  const keptPoint = createKeptPoint(setAim);
  const frame: BattleFrame = {
    nowMs: 0,
    pageMs: 0,
    aimYawRad: 0,
    aimPitchRad: 0,
    eyeX: 0,
    eyeZ: 0,
    gunYawRad: 0,
    gunPitchRad: 0,
    rangeM: 0,
    blockedM: 0,
    gunOffRad: 0,
    laidOn: -1,
    isSighting: false,
    zoom: 1,
    isMouseAimed: false,
    names: labels,
    nameCount: 0,
    intervalMs: 0,
    thumbs: controls.sticks,
  };

  function driveTank(intent: Readonly<DriveIntent>, nowMs: number): void {
    const vehicle = client.vehicle();
    // The next round's vehicle may stand there from one frame to the next.
    const wasAboard = isAboard && era === battle.era;
    isAboard = vehicle !== undefined;
    era = battle.era;
    if (vehicle !== undefined && wasAboard) {
      wish.yawRad = intent.aimYawRad;
      wish.pitchRad = intent.aimPitchRad;
      wish.isPrecise = frame.isMouseAimed;
      laying.update(wish, vehicle, camera.kind === "chase" ? picture?.scene.aim : undefined);
      drive.aimYaw = laying.wanted.yawRad;
      drive.aimPitch = laying.wanted.pitchRad;
    } else if (vehicle !== undefined) {
      drive.aimYaw = vehicle.yaw + vehicle.turretYaw;
      drive.aimPitch = 0;
      controls.setAim(drive.aimYaw, drive.aimPitch);
    }
    drive.throttle = isDriving ? intent.throttle : 0;
    drive.steer = isDriving ? intent.steer : 0;
    drive.fire = isDriving && intent.fire;
    client.drive(drive, nowMs);
  }

  function draw(intent: Readonly<DriveIntent>, { scene }: Picture, pageMs: number, nowMs: number): void {
    const isSighting = frame.isSighting;
    const isNewView =
      shownView === undefined ||
      (isSighting ? shownView.kind !== "sight" || shownView.zoom !== zoom : shownView !== camera);
    if (isNewView) {
      const wasSighting = shownView?.kind === "sight";
      if (shownView !== undefined && wasSighting !== isSighting && camera.kind === "chase")
        keptPoint.keep(scene.aim);
      shownView = isSighting ? { kind: "sight", zoom } : camera;
      scene.setView(shownView);
    }
    Object.assign(steering, intent);
    if (isSighting) steering.zoomSteps = 0;
    if (isDriving) {
      // What drives the tank must not push the map about as well.
      steering.throttle = 0;
      steering.steer = 0;
      steering.lift = 0;
    }
    scene.steer(steering);
    scene.frame(pageMs, nowMs);
    const { aim } = scene;
    keptPoint.look(aim);
    const level = Math.cos(aim.pitchRad) * aim.distanceM;
    frame.eyeX = aim.pointX - Math.sin(aim.yawRad) * level;
    frame.eyeZ = aim.pointZ - Math.cos(aim.yawRad) * level;
    ear.y = aim.pointY - Math.sin(aim.pitchRad) * aim.distanceM;
    ear.yawRad = aim.yawRad;
    frame.nameCount = scene.labels(labels);
  }

  /** One who watches looks along with the tank; over the map nobody looks along anything. */
  function follow(intent: Readonly<DriveIntent>, elapsedMs: number): void {
    if (camera.kind === "follow") following.update(camera.slot, intent, elapsedMs);
    else if (camera.kind !== "top") following.take(camera.kind === "chase" ? battle.localSlot : -1);
  }

  /** Without a picture the eye is where the followed tank is. */
  function watchBlindly(nowMs: number): void {
    battle.sample(nowMs);
    frame.nameCount = 0;
    const slot = camera.kind === "follow" ? camera.slot : battle.localSlot;
    if (slot < 0) return;
    const at = slot * battle.nodesPerCharacter * motionStride;
    frame.eyeX = battle.motions[at]!;
    frame.eyeZ = battle.motions[at + 2]!;
    ear.y = battle.motions[at + 1]! + BLIND_EAR_M;
    ear.yawRad = frame.aimYawRad;
  }

  return {
    frame(pageMs, nowMs) {
      const elapsedMs = lastMs === undefined ? 0 : pageMs - lastMs;
      lastMs = pageMs;
      if (elapsedMs > 0 && elapsedMs < GAP_MS) frame.intervalMs += (elapsedMs - frame.intervalMs) * 0.08;
      const intent = controls.read(elapsedMs);
      frame.nowMs = nowMs;
      frame.pageMs = pageMs;
      frame.isSighting = isDriving && isAboard && intent.sight && camera.kind === "chase";
      if (frame.isSighting)
        zoom = Math.min(GREATEST_ZOOM, Math.max(LEAST_ZOOM, zoom * ZOOM_STEP ** intent.zoomSteps));
      frame.zoom = frame.isSighting ? zoom : 1;
      frame.isMouseAimed = controls.pointerLocked();
      controls.setZoom(frame.zoom);
      driveTank(intent, nowMs);
      if (picture === undefined) watchBlindly(nowMs);
      else draw(intent, picture, pageMs, nowMs);
      follow(intent, elapsedMs);
      ear.x = frame.eyeX;
      ear.z = frame.eyeZ;
      frame.aimYawRad = intent.aimYawRad;
      frame.aimPitchRad = intent.aimPitchRad;
      frame.gunYawRad = isAboard ? laying.actual.yawRad : 0;
      frame.gunPitchRad = isAboard ? laying.actual.pitchRad : 0;
      frame.gunOffRad = isAboard ? laying.offRad : 0;
      frame.rangeM = isAboard ? laying.rangeM : 0;
      frame.blockedM = isAboard ? laying.blockedM : 0;
      frame.laidOn = isAboard ? laying.laidOn : -1;
      onFrame(frame);
    },
    ear,
    setPicture(next) {
      picture = next;
      shownView = undefined;
    },
    setCamera(next) {
      camera = next;
    },
    setDriving(next) {
      isDriving = next;
    },
  };
}
