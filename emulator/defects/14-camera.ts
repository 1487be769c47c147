import { text } from "../call.js";
import type { Defect } from "./defect.js";
import { wrapped } from "./make.js";

/** What can be wrong with the camera's switch. */
export const cameraDefects: Defect[] = [
  wrapped(
    {
      id: "14-all-cameras",
      breaks: ["14-others-stay"],
      en: "all cameras of the device go off",
      zh: "关闭设备的所有摄像头",
    },
    ["14"],
    async (call, next, { store }) => {
      const result = await next(call);
      const channels = store.devices.byId(text(call.query.device_id))?.channels.values() ?? [];
      for (const channel of channels) channel.cameraOff = call.body.type === 1;
      return result;
    },
  ),
  wrapped(
    {
      id: "14-other-devices",
      breaks: ["14-other-devices-stay"],
      en: "the camera of this number goes off on every device",
      zh: "关闭所有设备的同号摄像头",
    },
    ["14"],
    async (call, next, { store }) => {
      const result = await next(call);
      for (const { channels } of store.devices.ordered) {
        const channel = channels.get(Number(call.query.id));
        if (channel) channel.cameraOff = call.body.type === 1;
      }
      return result;
    },
  ),
  wrapped(
    { id: "14-any-camera", breaks: ["14-camera-unknown"], en: "any camera is taken", zh: "接受任意摄像头" },
    ["14"],
    (call, next, { store }) => {
      const device = store.devices.byId(text(call.query.device_id));
      return device && !device.channels.has(Number(call.query.id)) ? {} : next(call);
    },
  ),
  wrapped(
    {
      id: "14-stays-off",
      breaks: ["14-stream-returns", "14-push-ends"],
      en: "a camera that was switched off stays off",
      zh: "摄像头关闭后无法重新打开",
    },
    ["14"],
    (call, next, { store }) => {
      const channel = store.devices.byId(text(call.query.device_id))?.channels.get(Number(call.query.id));
      return channel?.cameraOff ? {} : next(call);
    },
  ),
];
