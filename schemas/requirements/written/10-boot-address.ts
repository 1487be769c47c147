import type { WrittenRequirement } from "./written.js";

/** Chapter 10: the boot address. */
export const bootAddress = [
  {
    id: "10-address",
    level: "SHOULD",
    title: {
      en: "boot_address is an IP address or a host name, without a port",
      zh: "boot_address 为 IP 地址或主机名,不含端口",
    },
    ground: ["10 response data.boot_address"],
  },
  {
    id: "10-port",
    level: "SHOULD",
    title: { en: "boot_port is a port from 1 to 65535", zh: "boot_port 为 1 到 65535 的端口号" },
    ground: ["10 response data.boot_port"],
  },
] as const satisfies readonly WrittenRequirement[];
