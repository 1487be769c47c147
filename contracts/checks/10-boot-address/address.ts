import { isIP } from "node:net";
import { messages } from "../../../schemas/language.js";
import { checks } from "../../support/check.js";

const say = messages({
  noAddress: { en: "boot_address is no IP address and no host name", zh: "boot_address 既不是 IP 地址也不是主机名" },
  noPort: { en: "boot_port is no port", zh: "boot_port 不是端口号" },
});

const hostName =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\.?$/;

/** Where a device asks first. */
export const address = [
  checks("10-place", ["10-address", "10-port"], async (t) => {
    const reply = t.given(await t.call("10", {}));
    const [host, port] = [reply.text("data.boot_address"), reply.value("data.boot_port")];
    const right = isIP(host) !== 0 || hostName.test(host);
    t.of("10-address").holds(right, { message: say("noAddress"), expected: "183.230.40.42", actual: host, reply });
    const inRange = Number.isInteger(port) && Number(port) >= 1 && Number(port) <= 65_535;
    const words = { message: say("noPort"), expected: "1 to 65535", actual: JSON.stringify(port) ?? "", reply };
    t.of("10-port").holds(inRange, words);
  }),
];
