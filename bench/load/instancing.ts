/** three.js with what draws many of one thing, and nothing of ours. */
import {
  BoxGeometry,
  DirectionalLight,
  InstancedMesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
} from "three";

const renderer = new WebGLRenderer();
const scene = new Scene();
scene.add(new InstancedMesh(new BoxGeometry(), new MeshStandardMaterial(), 256), new DirectionalLight());
renderer.render(scene, new PerspectiveCamera());
