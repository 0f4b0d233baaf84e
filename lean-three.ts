import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const scene = join(import.meta.dirname, "src/scene");
const shaders = join(import.meta.dirname, "node_modules/three/src/renderers/shaders");

/** The names in a text of `#include <name>`. */
const included = (text: string): readonly string[] =>
  Array.from(text.matchAll(/#include <(\w+)>/g), ([, name]) => name ?? "");

/** The chunks of three.js that our shaders and its own for shadows are made of, and what those include in turn. */
function neededShaders(): ReadonlySet<string> {
  const own = readdirSync(scene, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => included(readFileSync(join(scene, path), "utf8")));
  // The renderer puts the two `pars` before every shader.
  const needed = new Set([...own, "colorspace_pars_fragment", "tonemapping_pars_fragment", "depth"]);
  for (const name of needed) {
    const folder = name === "depth" ? "ShaderLib" : "ShaderChunk";
    for (const other of included(readFileSync(join(shaders, folder, `${name}.glsl.js`), "utf8")))
      needed.add(other);
  }
  return needed;
}

/** What else of three.js is never used, and what stands in its place: there are no headsets and no mirrored worlds. */
const unused: Readonly<Record<string, string>> = {
  "renderers/webxr/WebXRManager.js": `
    import { EventDispatcher } from "../../core/EventDispatcher.js";
    export class WebXRManager extends EventDispatcher {
      enabled = false;
      isPresenting = false;
      getEnvironmentBlendMode() {}
      setAnimationLoop() {}
      dispose() {}
    }`,
  "extras/PMREMGenerator.js": `export class PMREMGenerator { constructor() { throw new Error("left out of the build"); } }`,
  "renderers/shaders/DFGLUTData.js": `export function getDFGLUT() { throw new Error("left out of the build"); }`,
};

/**
 * three.js without the shaders of its own materials, a good part of it: all materials here are ShaderMaterials with
 * texts of our own. Whatever asks for one that was left out gets a text that no graphics card compiles.
 */
export function leanThree(): Plugin {
  let needed: ReadonlySet<string> = new Set();
  return {
    name: "lean-three",
    apply: "build",
    enforce: "pre",
    config: () => ({ resolve: { alias: [{ find: /^three$/, replacement: "three/src/Three.js" }] } }),
    buildStart() {
      needed = neededShaders();
    },
    load(id) {
      const path = id.split("/node_modules/three/src/")[1];
      if (path === undefined) return undefined;
      const shader = /^renderers\/shaders\/Shader(?:Chunk|Lib)\/(\w+)\.glsl\.js$/.exec(path)?.[1];
      if (shader === undefined || needed.has(shader)) return unused[path];
      const text = "'#error left out of the build: lean-three.ts'";
      return `export default ${text}; export const vertex = ${text}; export const fragment = ${text};`;
    },
  };
}
