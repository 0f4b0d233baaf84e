import { PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { aimPitchLimitRad } from "./controls/drive-intent.ts";
import { fillAim } from "./aim-point.ts";
import type { BattleScene, BattleSceneOptions } from "./battle-scene.ts";
import type { Aim, SceneStats } from "./battle-view.ts";
import { createEye } from "./camera/eye.ts";
import { createCameraRig } from "./camera/camera-rig.ts";
import type { EffectsLayer } from "./effects/effects-layer.ts";
import { createEffectsLayer } from "./effects/effects-layer.ts";
import { fillLabels } from "./labels.ts";
import { drawnPixelRatio, qualityFigures } from "./quality.ts";
import type { ContactShade } from "./tanks/contact-shade.ts";
import { createContactShade } from "./tanks/contact-shade.ts";
import { worldStride } from "./tanks/compose.ts";
import type { Lamps } from "./tanks/lamps.ts";
import { createLamps } from "./tanks/lamps.ts";
import type { TankLayer } from "./tanks/tank-layer.ts";
import { createTankLayer } from "./tanks/tank-layer.ts";
import { createAtmosphere } from "./world/atmosphere.ts";
import { lightFigures } from "./world/lights.ts";
import type { WorldLayer } from "./world/world-layer.ts";
import { createWorldLayer } from "./world/world-layer.ts";

/** Time that a frame may cover: after a hidden tab the scene goes on from now instead of catching up. */
const longestFrameMs = 250;
/** From the gun's axis to over the cupola, and from the foot of what has no gun. */
const overGunM = 0.95;
const overFootM = 4;

type Layers = {
  world: WorldLayer;
  tanks: TankLayer;
  effects: EffectsLayer;
  shade: ContactShade | undefined;
  lamps: Lamps | undefined;
};

/** Makes the scene on a canvas. Throws an error with a sentence for people when the browser has no WebGL 2. */
export function createBattleScene(options: BattleSceneOptions): BattleScene {
  const { canvas, model, battlefield } = options;
  let quality = options.quality;
  let reduced = options.reducedMotion;
  const renderer = openRenderer(canvas, qualityFigures[quality].antialias);
  const scene = new Scene();
  scene.matrixWorldAutoUpdate = false;
  const camera = new PerspectiveCamera(52, 1, 0.4, 4000);
  const atmosphere = createAtmosphere(lightFigures(options.light));
  const rig = createCameraRig(camera, battlefield, { place: subjectPlace, eye: subjectEye });
  const eye = createEye();
  let layers = build();
  let width = 1;
  let height = 1;
  let pixelRatio = 1;
  let lastMs: number | undefined;
  let lastBattleMs: number | undefined;
  let view: "chase" | "sight" | "follow" | "free" | "top" = "free";
  const aim: Aim = { yawRad: 0, pitchRad: 0, pointX: 0, pointY: 0, pointZ: 0, distanceM: 0 };
  const stats: SceneStats = {
    drawCalls: 0,
    triangles: 0,
    frameMs: 0,
    intervalMs: 0,
    geometries: 0,
    textures: 0,
  };
  rig.setReducedMotion(reduced);

  function build(): Layers {
    const figures = qualityFigures[quality];
    const world = createWorldLayer(battlefield, atmosphere, figures);
    const tanks = createTankLayer(
      model,
      world.vehicleMaterial,
      options.teamColours,
      figures.fine,
      figures.bare,
    );
    const effects = createEffectsLayer({
      model,
      battlefield,
      tanks,
      atmosphere,
      random: options.random,
      particles: reduced ? Math.min(160, figures.particles) : figures.particles,
      craters: figures.craters,
      flashes: atmosphere.figures.isDim && !reduced,
      onJolt: jolt,
    });
    const { isDim } = atmosphere.figures;
    const lamps = isDim ? createLamps(model, tanks, atmosphere) : undefined;
    const shade =
      figures.shadowMapPx > 0 && !isDim
        ? undefined
        : createContactShade(model, tanks, atmosphere.uniforms.sunDirection.value);
    scene.add(world.group, tanks.group, effects.group);
    if (shade) scene.add(shade.mesh);
    if (lamps) scene.add(lamps.mesh);
    scene.updateMatrixWorld(true);
    renderer.shadowMap.enabled = figures.shadowMapPx > 0;
    return { world, tanks, effects, shade, lamps };
  }

  function tearDown(): void {
    scene.clear();
    layers.shade?.dispose();
    layers.lamps?.dispose();
    layers.effects.dispose();
    layers.tanks.dispose();
    layers.world.dispose();
  }

  function nodePlace(slot: number, node: number, out: Float64Array): boolean {
    if (slot < 0 || slot >= model.capacity || layers.tanks.isShown[slot] !== 1) return false;
    const at = (slot * model.nodesPerCharacter + node) * worldStride;
    for (let axis = 0; axis < 3; axis++) out[axis] = layers.tanks.world[at + axis]!;
    return true;
  }

  function subjectPlace(slot: number, out: Float64Array): boolean {
    return nodePlace(slot, 0, out);
  }

  function subjectEye(slot: number, out: Float64Array): boolean {
    const gun = layers.tanks.gunOf(slot);
    if (!nodePlace(slot, Math.max(0, gun), out)) return false;
    out[1]! += gun > 0 ? overGunM : overFootM;
    return true;
  }

  function jolt(strength: number, x: number, z: number): void {
    const away = Math.hypot(x - camera.position.x, z - camera.position.z);
    rig.jolt(strength * Math.max(0, 1 - away / 90));
  }

  function applySize(): void {
    renderer.setPixelRatio(drawnPixelRatio(qualityFigures[quality], width, height, pixelRatio));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
  }

  function frame(nowMs: number, battleMs = nowMs): void {
    if (!Number.isFinite(nowMs) || !Number.isFinite(battleMs)) return;
    const startMs = performance.now();
    const elapsedMs = lastMs === undefined ? 0 : Math.max(0, nowMs - lastMs);
    const elapsedS = Math.min(longestFrameMs, elapsedMs) / 1000;
    const battleS = Math.min(longestFrameMs, Math.max(0, battleMs - (lastBattleMs ?? battleMs))) / 1000;
    if (lastMs !== undefined) stats.intervalMs += (elapsedMs - stats.intervalMs) * 0.08;
    lastMs = nowMs;
    lastBattleMs = battleMs;
    model.sample(battleMs);
    layers.tanks.update(battleS);
    rig.update(elapsedS, model.localSlot);
    eye.look(camera);
    layers.tanks.show(eye);
    layers.shade?.update(eye);
    layers.lamps?.update(eye);
    if (!reduced) atmosphere.uniforms.timeS.value = (nowMs / 1000) % 3600;
    const { hazePerM } = atmosphere.figures;
    // From above one looks through all of the haze at once.
    atmosphere.uniforms.hazePerM.value = view === "top" ? hazePerM * 0.25 : hazePerM;
    const { x, y, z } = camera.position;
    layers.effects.update(battleMs, battleS, x, z);
    const pitch =
      view === "top" ? -Math.PI / 2 : Math.max(-aimPitchLimitRad, Math.min(aimPitchLimitRad, rig.pitchRad));
    fillAim(aim, battlefield, model, layers.tanks, x, y, z, rig.yawRad, pitch);
    layers.world.update(eye);
    const near = view === "top" ? 0 : 26;
    layers.world.fitShadow(x + Math.sin(rig.yawRad) * near, y - 4, z + Math.cos(rig.yawRad) * near);
    renderer.render(scene, camera);
    stats.frameMs = performance.now() - startMs;
  }

  return {
    resize(nextWidth, nextHeight, nextPixelRatio) {
      if (!(nextWidth > 0) || !(nextHeight > 0)) return;
      width = nextWidth;
      height = nextHeight;
      pixelRatio = nextPixelRatio > 0 ? nextPixelRatio : 1;
      applySize();
    },
    warmUp() {
      layers.tanks.update(0);
      rig.update(0, model.localSlot);
      eye.look(camera);
      layers.tanks.show();
      layers.world.update(eye);
      renderer.render(scene, camera);
    },
    frame,
    setView(next) {
      view = next.kind;
      rig.setView(next);
    },
    steer: (intent) => rig.steer(intent),
    aim,
    labels: (out) => fillLabels(out, model, layers.tanks, battlefield, camera, width, height),
    setQuality(next) {
      if (next === quality) return;
      quality = next;
      tearDown();
      layers = build();
      applySize();
    },
    setReducedMotion(next) {
      reduced = next;
      rig.setReducedMotion(next);
    },
    stats() {
      stats.drawCalls = renderer.info.render.calls;
      stats.triangles = renderer.info.render.triangles;
      stats.geometries = renderer.info.memory.geometries;
      stats.textures = renderer.info.memory.textures;
      return stats;
    },
    dispose() {
      tearDown();
      renderer.dispose();
      // Browsers allow few contexts, and give one back only with the garbage.
      renderer.forceContextLoss();
    },
  };
}

function openRenderer(canvas: HTMLCanvasElement, antialias: boolean): WebGLRenderer {
  try {
    return new WebGLRenderer({ canvas, antialias, stencil: false, powerPreference: "high-performance" });
  } catch (cause) {
    throw new Error(
      "This browser cannot draw the battlefield: it has no WebGL 2. Switch it on or try another.",
      {
        cause,
      },
    );
  }
}
