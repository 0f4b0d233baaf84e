/** What a camera sees of the battlefield, asked without allocating. */
import type { Camera } from "three";
import { Frustum, Matrix4, Sphere, Vector3 } from "three";

export interface Eye {
  /** Where it is, metres. */
  readonly place: Vector3;
  /** How much larger than through the widest lens things look. */
  readonly magnification: number;
  /** From the world to the picture's cube, as of the last `look`. */
  readonly toClip: Matrix4;
  /** Takes the camera as it stands now. */
  look(camera: Camera): void;
  /** Whether any of a sphere may be in the picture. */
  sees(x: number, y: number, z: number, radiusM: number): boolean;
}

/** The focal length of 55 degrees from bottom to top, in halves of the picture's height. */
const widestFocus = 1.92;

export function createEye(): Eye {
  const frustum = new Frustum();
  const sphere = new Sphere();
  const toClip = new Matrix4();
  const place = new Vector3();
  let magnification = 1;
  return {
    place,
    get magnification() {
      return magnification;
    },
    toClip,
    look(camera) {
      place.setFromMatrixPosition(camera.matrixWorld);
      toClip.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
      magnification = Math.max(1, camera.projectionMatrix.elements[5] / widestFocus);
      frustum.setFromProjectionMatrix(toClip);
    },
    sees(x, y, z, radiusM) {
      sphere.center.set(x, y, z);
      sphere.radius = radiusM;
      return frustum.intersectsSphere(sphere);
    },
  };
}
