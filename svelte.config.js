/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  compilerOptions: {
    // The window's content policy allows no injected <style>: styles are always emitted as files.
    css: "external",
    runes: true,
  },
  // Packages decide for themselves whether they use runes.
  vitePlugin: {
    dynamicCompileOptions: ({ filename }) =>
      filename.includes("node_modules") ? { runes: undefined } : undefined,
  },
};
