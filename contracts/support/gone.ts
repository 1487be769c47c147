import type { Context } from "./context.js";
import { createDevice } from "./devices.js";

/** The id of a device that was ours and is deleted: surely one that the target does not know. */
export function deletedDevice(t: Context): Promise<string> {
  return t.shared("deleted-device", async (s) => {
    const { id } = await createDevice(s);
    s.given(await s.call("1.6", { path: { device_id: id } }));
    return id;
  });
}
