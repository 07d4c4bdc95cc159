import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig, mergeConfig } from "vitest/config";
import vite from "./vite.config.ts";

export default mergeConfig(
  vite,
  defineConfig({
    plugins: [svelteTesting()],
    test: {
      environment: "jsdom",
      include: ["src/**/*.test.ts"],
      setupFiles: ["test/setup.ts"],
      restoreMocks: true,
      // A screen with all its roles read by axe takes seconds where two cores are busy with something else.
      testTimeout: 30_000,
      // Dates are local and zone-free in the window; a far zone makes a slip visible.
      env: { TZ: "Pacific/Kiritimati" },
    },
  }),
);
