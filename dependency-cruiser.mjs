/**
 * The import fences. One row per folder of `src/`: what it may import from the others.
 * Anything that is not listed is an error. ARCHITECTURE.md says why.
 */
const mayImport = {
  xml: [],
  protocol: ["xml"],
  game: [],
  ui: [],
  net: ["xml", "protocol"],
  store: ["game"],
  session: ["protocol", "game", "net", "store"],
  scene: ["game", "store"],
  service: ["xml", "protocol", "game"],
  features: ["game", "store", "session", "ui"],
  app: ["xml", "protocol", "game", "net", "store", "session", "scene", "ui", "features", "service"],
  testing: ["xml", "protocol", "game", "net", "store", "session", "service"],
};

const layers = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-may-import`,
  comment: `src/${folder} may import: ${others.join(", ") || "nothing"}. See ARCHITECTURE.md.`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^src/", pathNot: `^src/(${[folder, ...others].join("|")})/` },
}));

const only = (name, library, folders) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: `^src/(${folders})` },
  to: { path: library },
});

export default {
  forbidden: [
    ...layers,
    {
      name: "features-do-not-meet",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    {
      name: "tests-stay-out",
      severity: "error",
      from: { path: "^src/(?!testing/)", pathNot: "\\.test\\.tsx?$" },
      to: { path: "(^src/testing/|\\.test\\.tsx?$)" },
    },
    {
      name: "rooms-are-fetched-later",
      comment:
        "The lobby's first load has a budget; a replay is fetched later as a whole. See ARCHITECTURE.md.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: "(^src/session/(create-client\\.ts|replay/)|^src/testing/|\\.test\\.tsx?$)",
      },
      to: {
        path: "^src/session/(room-half|create-client)\\.ts$",
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    only("three-only-in-scene", "node_modules/(@types/)?three/", "scene/"),
    only("react-only-in-views", "node_modules/(@types/)?react", "(features|ui|app)/"),
    only("xmpp-only-at-the-edges", "node_modules/(@xmpp|ltx)/", "(net|service/hosts)/"),
    only("node-only-in-the-service", "^node:", "(service|app/server|testing)/"),
  ],
  options: {
    // dependency-cruiser cannot read TypeScript 7 itself; without swc it sees no module at all.
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    // Some packages (vite) can only be found through their "exports".
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    builtInModules: { add: ["node:sqlite"] },
  },
};
