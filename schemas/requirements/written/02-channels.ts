import type { WrittenRequirement } from "./written.js";

/** Chapter 2: channels. */
export const channels = [
  {
    id: "2.1-read-back",
    level: "SHOULD",
    title: { en: "every channel of the device is listed, once", zh: "设备的每个通道都列出且仅列出一次" },
    ground: ["2.1 response result[].channel_id", "2.3"],
  },
  {
    id: "2.1-own-channels",
    level: "SHOULD",
    title: { en: "no channel of another device is listed", zh: "不列出其他设备的通道" },
    ground: ["2.1"],
  },
  {
    id: "2.1-device-unknown",
    level: "SHOULD",
    title: { en: "the channels of a device that does not exist are refused", zh: "查询不存在设备的通道应被拒绝" },
    ground: ["2.1"],
  },
  {
    id: "2.2-gone",
    level: "MUST",
    title: { en: "a deleted channel is no longer listed, the others are", zh: "删除的通道不再列出,其余通道仍在" },
    ground: ["2.2", "2.1"],
  },
  {
    id: "2.2-unknown",
    level: "SHOULD",
    title: { en: "deleting a channel that does not exist is refused", zh: "删除不存在的通道应被拒绝" },
    ground: ["2.2"],
  },
  {
    id: "2.2-added-again",
    level: "SHOULD",
    title: { en: "a deleted channel can be added again", zh: "删除后的通道可再次添加" },
    ground: ["2.2", "2.3"],
  },
  {
    id: "2.3-read-back",
    level: "SHOULD",
    title: { en: "an added channel is listed with its number and title", zh: "新增的通道可查到,编号与标题一致" },
    ground: ["2.3 query title", "2.3", "2.1 response result[].title"],
  },
  {
    id: "2.3-desc-read-back",
    level: "SHOULD",
    title: { en: "the desc of an added channel is listed", zh: "新增通道时填写的描述可查到" },
    ground: ["2.3 query desc", "2.1 response result[].desc"],
  },
  {
    id: "2.3-per-device",
    level: "SHOULD",
    title: {
      en: "the same channel number can be added to another device",
      zh: "不同设备可添加相同编号的通道",
    },
    ground: ["2.3 errno"],
  },
  {
    id: "2.3-unchanged",
    level: "SHOULD",
    title: {
      en: "adding a channel that exists changes nothing about it",
      zh: "重复添加通道不会改变已有通道",
    },
    ground: ["2.3 errno"],
  },
  {
    id: "2.3-race",
    level: "SHOULD",
    title: {
      en: "of many calls at once that add the same channel only one succeeds",
      zh: "同时多次添加同一通道时,只有一次成功",
    },
    ground: ["2.3 errno"],
  },
  {
    id: "2.3-device-unknown",
    level: "SHOULD",
    title: { en: "adding a channel to a device that does not exist is refused", zh: "向不存在的设备添加通道应被拒绝" },
    ground: ["2.3"],
  },
  {
    id: "2.4-read-back",
    level: "SHOULD",
    title: {
      en: "the new title and desc are listed, and other channels keep theirs",
      zh: "修改后的标题和描述可查到,其他通道不变",
    },
    ground: ["2.4 query title", "2.4 query desc", "2.1 response result[].title"],
  },
  {
    id: "2.2-device-unknown",
    level: "SHOULD",
    title: { en: "deleting a channel of a device that does not exist is refused", zh: "删除不存在设备的通道应被拒绝" },
    ground: ["2.2"],
  },
  {
    id: "2.4-device-unknown",
    level: "SHOULD",
    title: { en: "changing a channel of a device that does not exist is refused", zh: "修改不存在设备的通道应被拒绝" },
    ground: ["2.4"],
  },
] as const satisfies readonly WrittenRequirement[];
