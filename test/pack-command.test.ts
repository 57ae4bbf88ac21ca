import { expect, it, vi } from "vitest";
import { warnWithoutEngine } from "../tools/pack/command.ts";

it("packing without lua32 warns, and says how to pack with it", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  warnWithoutEngine(true);
  expect(error).not.toHaveBeenCalled();
  warnWithoutEngine(false);
  expect(error).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^warning: the package comes without the engine lua32\. .* npm run lua32, then npm pack\.$/),
  );
  error.mockRestore();
});
