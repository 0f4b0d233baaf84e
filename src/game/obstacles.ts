/** Other characters as circles: x, z and radius of each, one after the other; leave oneself out. */
export type Obstacles = { count: number; readonly circles: Float64Array };

/** Room for `capacity` circles; more are left out. */
export function createObstacles(capacity = 256): Obstacles {
  return { count: 0, circles: new Float64Array(capacity * 3) };
}

export function clearObstacles(obstacles: Obstacles): void {
  obstacles.count = 0;
}

export function addObstacle(obstacles: Obstacles, x: number, z: number, radiusM: number): void {
  const at = obstacles.count * 3;
  if (at + 3 > obstacles.circles.length) return;
  obstacles.circles[at] = x;
  obstacles.circles[at + 1] = z;
  obstacles.circles[at + 2] = radiusM;
  obstacles.count++;
}
