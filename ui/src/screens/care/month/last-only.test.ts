import { expect, test } from "vitest";
import { lastOnly } from "./last-only.ts";

const settle = () => new Promise((done) => setTimeout(done));

test("one question at a time; of those that wait only the last is asked", async () => {
  const asked: number[] = [];
  const answer = new Map<number, () => void>();
  const ask = lastOnly((it: number) => {
    asked.push(it);
    return new Promise<string>((resolve) => answer.set(it, () => resolve(`answer ${it}`)));
  });
  const got: string[] = [];
  for (let it = 1; it <= 300; it += 1) void ask(it).then((said) => got.push(said));
  expect(asked).toEqual([1]);
  answer.get(1)?.();
  await settle();
  expect(asked).toEqual([1, 300]);
  answer.get(300)?.();
  await settle();
  expect(got).toEqual(["answer 1", "answer 300"]);
  void ask(301);
  expect(asked).toEqual([1, 300, 301]);
});

test("a question that fails lets the next one through", async () => {
  const ask = lastOnly((it: number) =>
    it === 1 ? Promise.reject(new Error("no")) : Promise.resolve(`answer ${it}`),
  );
  const one = ask(1);
  const two = ask(2);
  await expect(one).rejects.toThrow("no");
  await expect(two).resolves.toBe("answer 2");
});
