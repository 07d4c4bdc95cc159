import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("./ui", import.meta.url));

export default defineConfig({
  root,
  base: "./",
  publicDir: false,
  plugins: [svelte({ configFile: fileURLToPath(new URL("./svelte.config.js", import.meta.url)) })],
  resolve: { alias: { $lib: `${root}/src/lib` } },
  build: {
    outDir: `${root}/dist`,
    emptyOutDir: true,
    // The oldest web views we start in: WebKitGTK 2.42, macOS 13 with its updates, Evergreen WebView2.
    target: ["es2022", "safari17", "chrome120"],
    // The content policy knows 'self' only: nothing may become a data: URL or an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { port: 1420, strictPort: true, host: "127.0.0.1" },
  clearScreen: false,
});
