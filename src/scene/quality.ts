/** What each level of graphics quality spends. */
import type { SceneQuality } from "./battle-view.ts";

export type QualityFigures = {
  /** Side of the shadow map in texels; 0 without shadows. */
  readonly shadowMapPx: number;
  /** No more device pixels than this for each CSS pixel. */
  readonly maxPixelRatio: number;
  /** No more pixels than this in all: what is larger is drawn coarser and stretched. */
  readonly maxPixels: number;
  /** Side of the chart that holds the light on the ground, in texels. */
  readonly chartPx: number;
  /** How many of the battlefield's 4 m cells one cell of the ground spans far from the middle. */
  readonly groundStep: 1 | 2;
  /** Fine parts of tanks, trees and houses. */
  readonly fine: boolean;
  /**
   * For the processor to draw: land and sky are pictures that were painted once, only what is near has all of its
   * parts, and no pixel works anything out that a corner can.
   */
  readonly bare: boolean;
  /** Trees on the hills around the field. */
  readonly farTrees: number;
  readonly particles: number;
  readonly craters: number;
  /** Tufts of grass around the camera. */
  readonly grass: number;
  readonly antialias: boolean;
};

export const qualityFigures: Readonly<Record<SceneQuality, QualityFigures>> = {
  lowest: {
    shadowMapPx: 0,
    maxPixelRatio: 1,
    // Half of 1280×720 a side.
    maxPixels: 230_400,
    chartPx: 1024,
    groundStep: 2,
    fine: false,
    bare: true,
    farTrees: 140,
    particles: 96,
    craters: 16,
    grass: 0,
    antialias: false,
  },
  low: {
    shadowMapPx: 0,
    maxPixelRatio: 1,
    maxPixels: 520_000,
    chartPx: 1024,
    groundStep: 2,
    fine: false,
    bare: false,
    farTrees: 180,
    particles: 160,
    craters: 24,
    grass: 0,
    antialias: false,
  },
  medium: {
    shadowMapPx: 1024,
    maxPixelRatio: 1.5,
    maxPixels: 4_000_000,
    chartPx: 2048,
    groundStep: 1,
    fine: true,
    bare: false,
    farTrees: 620,
    particles: 400,
    craters: 48,
    grass: 2500,
    antialias: true,
  },
  high: {
    shadowMapPx: 2048,
    maxPixelRatio: 2,
    maxPixels: 9_000_000,
    chartPx: 2048,
    groundStep: 1,
    fine: true,
    bare: false,
    farTrees: 620,
    particles: 800,
    craters: 96,
    grass: 7000,
    antialias: true,
  },
};

/** How many device pixels are drawn for each CSS pixel of a canvas, so that no limit of the quality is passed. */
export function drawnPixelRatio(
  figures: QualityFigures,
  width: number,
  height: number,
  pixelRatio: number,
): number {
  return Math.min(pixelRatio, figures.maxPixelRatio, Math.sqrt(figures.maxPixels / (width * height)));
}
