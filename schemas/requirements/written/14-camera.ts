import type { WrittenRequirement } from "./written.js";

/** Chapter 14: the camera's switch. */
export const camera = [
  {
    id: "14-stream-stops",
    level: "SHOULD",
    title: { en: "type 1 switches the camera off: its live stream ends", zh: "type 为 1 时关闭摄像头,其实时流停止" },
    ground: ["14 body type"],
  },
  {
    id: "14-stream-returns",
    level: "SHOULD",
    title: { en: "type 0 switches it on again: its live stream is back", zh: "type 为 0 时打开摄像头,其实时流恢复" },
    ground: ["14 body type"],
  },
  {
    id: "14-push-ends",
    level: "SHOULD",
    title: {
      en: "a camera that is off is not in the list of those that push, one that is on is",
      zh: "关闭的摄像头不在推流列表中,打开后重新出现",
    },
    ground: ["14 body type", "13.2"],
  },
  {
    id: "14-others-stay",
    level: "SHOULD",
    title: { en: "other cameras of the device stream on", zh: "该设备的其他摄像头不受影响" },
    ground: ["14 query id", "13.2"],
  },
  {
    id: "14-other-devices-stay",
    level: "SHOULD",
    title: { en: "cameras of other devices stream on", zh: "其他设备的摄像头不受影响" },
    ground: ["14 query device_id", "13.2"],
  },
  {
    id: "14-product",
    level: "SHOULD",
    title: { en: "a product that is not the key's is refused", zh: "非本 key 所属产品应被拒绝" },
    ground: ["14 query product_id"],
  },
  {
    id: "14-device-unknown",
    level: "SHOULD",
    title: { en: "a device that does not exist is refused", zh: "不存在的设备应被拒绝" },
    ground: ["14 query device_id"],
  },
  {
    id: "14-camera-unknown",
    level: "SHOULD",
    title: { en: "a camera that does not exist is refused", zh: "不存在的摄像头应被拒绝" },
    ground: ["14 query id"],
  },
] as const satisfies readonly WrittenRequirement[];
