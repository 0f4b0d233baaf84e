/** One model turning slowly on a small canvas, for the room where people choose. */
import { Color, DataTexture, Mesh, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { findModel } from "#game/catalogue/find-model.ts";
import type { Model } from "#game/catalogue/model.ts";
import { createPose } from "#game/pose.ts";
import { nodeTransform } from "#game/node-transforms.ts";
import { composeTransform, scaleMatrix, worldStride, writeMatrix } from "./tanks/compose.ts";
import type { MarkPlace } from "./tanks/mark-places.ts";
import { placeMarks } from "./tanks/mark-places.ts";
import { nodeGeometry } from "./tanks/model-geometry.ts";
import type { PartPool } from "./tanks/part-pool.ts";
import { createPartPool } from "./tanks/part-pool.ts";
import { markGeometry, markShapeOf } from "./tanks/team-marks.ts";
import { createAtmosphere } from "./world/atmosphere.ts";
import { lightFigures } from "./world/lights.ts";
import { createPlinth } from "./world/plinth.ts";
import { createWorldMaterial } from "./world/world-material.ts";

export type ModelPreviewOptions = {
  readonly canvas: HTMLCanvasElement;
  /** Stands still, seen from the front left, instead of turning. */
  readonly reducedMotion: boolean;
};

export interface ModelPreview {
  /** Shows a model in a team's colour (#rrggbb) and shape; an unknown model shows nothing. */
  show(modelId: string, team: string, teams: readonly string[], colour: string): void;
  /** The size in CSS pixels, and device pixels for each. */
  resize(width: number, height: number, pixelRatio: number): void;
  /** Draws this instant; nothing else draws. */
  frame(nowMs: number): void;
  dispose(): void;
}

const turnRadPerS = 0.5;

/** Makes a preview. Throws an error with a sentence for people when the browser has no WebGL 2. */
export function createModelPreview({ canvas, reducedMotion }: ModelPreviewOptions): ModelPreview {
  const renderer = openRenderer(canvas);
  const scene = new Scene();
  const camera = new PerspectiveCamera(30, 1, 0.5, 200);
  const atmosphere = createAtmosphere(lightFigures("day"));
  atmosphere.uniforms.hazePerM.value = 0;
  // Nothing shades the plinth: a chart of one light texel.
  const chart = new DataTexture(Uint8Array.of(255, 0, 128, 255), 1, 1);
  chart.needsUpdate = true;
  const material = createWorldMaterial({ atmosphere, chart, chartSizeM: 1, kind: "vehicle", shadows: false });
  const ground = createWorldMaterial({ atmosphere, chart, chartSizeM: 1, kind: "still", shadows: false });
  const plinth: Mesh = createPlinth(ground);
  scene.add(plinth);
  let pools: PartPool[] = [];
  let reachM = 6;
  let heightM = 1.4;
  renderer.setClearColor(0x000000, 0);

  function clear(): void {
    for (const pool of pools) {
      scene.remove(pool.mesh);
      pool.dispose();
    }
    pools = [];
  }

  function addPart(model: Model, node: number, colour: Color, world: Float64Array): void {
    const geometry = nodeGeometry(model, node, true);
    if (!geometry) return;
    const pool = createPartPool(geometry, material, 1, { castShadow: false, rolls: false });
    fill(pool, colour, world, undefined);
  }

  function fill(pool: PartPool, colour: Color, world: Float64Array, mark: MarkPlace | undefined): void {
    const instance = pool.take();
    writeMatrix(pool.matrices, instance * 16, world, 0);
    if (mark) scaleMatrix(pool.matrices, instance * 16, mark, worldStride);
    pool.paint.set([colour.r, colour.g, colour.b, 0], instance * 4);
    pool.paintChanged();
    pool.upload();
    pools.push(pool);
    scene.add(pool.mesh);
  }

  return {
    show(modelId, team, teams, colour) {
      clear();
      const model = findModel(modelId);
      if (!model) return;
      const paint = new Color(colour);
      const pose = createPose();
      pose.turretYawRad = model.turretNode >= 0 ? -0.35 : 0;
      pose.gunPitchRad = 0.06;
      const location = new Float64Array(3);
      const rotation = new Float64Array(4);
      const world = new Float64Array(worldStride);
      const marked = new Float64Array(worldStride);
      reachM = 3;
      for (let node = 0; node < model.nodes.length; node++) {
        nodeTransform(model, node, pose, location, rotation);
        world.set(location, 0);
        world.set(rotation, 3);
        addPart(model, node, paint, world);
        const box = model.nodes[node]!.box;
        if (box) reachM = Math.max(reachM, box.half.z * 1.15, box.half.y * 1.9);
        if (node !== (model.turretNode >= 0 ? model.turretNode : model.vitalNode)) continue;
        for (const place of placeMarks(model, node)) {
          composeTransform(marked, 0, world, 0, place, 0);
          const shape = markGeometry(markShapeOf(team, teams));
          fill(createPartPool(shape, material, 1, { castShadow: false, rolls: false }), paint, marked, place);
        }
      }
      if (model.gunNode >= 0) {
        // Long barrels are to be seen whole, though the tank itself matters more.
        nodeTransform(model, model.gunNode, pose, location, rotation);
        reachM = Math.max(reachM, (location[2]! + model.muzzle.z) * 0.62);
      }
      heightM = model.kind === "tank" ? 1.2 : model.boundingRadiusM * 0.4;
      plinth.scale.setScalar(reachM * 1.25);
    },
    resize(width, height, pixelRatio) {
      if (!(width > 0) || !(height > 0)) return;
      renderer.setPixelRatio(Math.min(2, pixelRatio > 0 ? pixelRatio : 1));
      renderer.setSize(width, height, false);
      camera.aspect = width / height;
      camera.updateProjectionMatrix();
    },
    frame(nowMs) {
      if (!Number.isFinite(nowMs)) return;
      // The light stays where it is; the eye goes round.
      const angle = reducedMotion ? -0.7 : ((nowMs / 1000) * turnRadPerS) % (2 * Math.PI);
      const away = reachM * (camera.aspect < 1.2 ? 5.4 : 4.1);
      camera.position.set(Math.sin(angle) * away, heightM + away * 0.3, Math.cos(angle) * away);
      camera.lookAt(0, heightM * 0.85, 0);
      renderer.render(scene, camera);
    },
    dispose() {
      clear();
      plinth.geometry.dispose();
      material.dispose();
      ground.dispose();
      chart.dispose();
      renderer.dispose();
    },
  };
}

function openRenderer(canvas: HTMLCanvasElement): WebGLRenderer {
  try {
    return new WebGLRenderer({ canvas, antialias: true, alpha: true, stencil: false });
  } catch (cause) {
    throw new Error("This browser cannot show the model: it has no WebGL 2. Switch it on or try another.", {
      cause,
    });
  }
}
