/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  compilerOptions: {
    // The window's content policy allows no injected <style>: styles are always emitted as files.
    css: "external",
    runes: true,
  },
  // Svelte 5.57 writes runes files under node_modules too; those decide for themselves.
  vitePlugin: { dynamicCompileOptions: ({ filename }) => (filename.includes("node_modules") ? { runes: undefined } : undefined) },
};
