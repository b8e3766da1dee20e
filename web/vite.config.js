// One small ES module into the package's static folder. The page view loads it; no other page does.
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: {
    rollupOptions: {
      input: "src/viewer.ts",
      output: { entryFileNames: "viewer.js", format: "es" },
    },
    modulePreload: false, // one file: there is nothing to load ahead
    outDir: "../src/shuzibao/reader/static/reader",
    emptyOutDir: false, // the style sheets and scripts beside it are written by hand
    target: "es2022",
  },
});
