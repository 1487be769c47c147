import { expect, test } from "@playwright/test";
import { loadEdition } from "../schemas/edition.js";
import { judgeAnswer } from "../schemas/judge.js";
import { styles } from "./styles.js";
import { startForTest } from "./testing.js";

for (const { name, tokenForms } of styles) {
  test(`style ${name} answers as the document says`, async () => {
    const edition = await loadEdition();
    const { emulator, ask, device, clock, productId, video } = await startForTest({ style: name });
    const good = async (section: string, method: string, path: string, body?: unknown) => {
      const answer = await ask(method, path, body === undefined ? {} : { body });
      expect(judgeAnswer(edition, section, answer.json), `${section} ${answer.bytes}`).toEqual([]);
      return answer.json;
    };
    const made = { title: "styled", protocol: "RTMP", desc: "d", location: { lon: 1, lat: 2, ele: 3 } };
    await good("1.1", "POST", "/devices", made);
    const { id } = await device({ desc: "中" });
    clock.now += 2000;
    expect((await good("1.5", "GET", "/devices?title=STYLED")).data.devices).toHaveLength(1);
    expect((await good("1.4", "GET", `/devices/${id}`)).data.desc).toBe("中");
    await good("2.3", "POST", `${video}/device/AddChannel?device_id=${id}&channel_id=1&title=a&desc=b`);
    const again = await ask("POST", `${video}/device/AddChannel?device_id=${id}&channel_id=1&title=a`);
    expect([again.refused, again.json.errno]).toEqual([true, 16]);
    clock.now += 2000;
    await good("2.1", "GET", `${video}/device/QryChannel?device_id=${id}`);
    await good("13.1", "GET", `${video}/stat/getonlinelist?productid=${productId}`);
    await good("6.1", "GET", `${video}/vod/get_video_info?device_id=2480461&channel_id=1&video_id=1112341234`);
    await good("6.2", "GET", `${video}/vod/get_video_list?device_id=2480461&channel_id=1`);
    await good("8", "GET", `${video}/device/QryDevStatus?devIds=2480461,2818370`);
    await good("7.2", "GET", `${video}/trans_encrypt?product_id=${productId}`);
    const { messages } = emulator.targetFile.fixtures as { messages: { beginTime: string; endTime: string } };
    const span = `begin_time=${messages.beginTime}&end_time=${messages.endTime}`;
    expect((await good("9", "GET", `${video}/device/QryDevMsg?device_id=2480461&${span}`)).result).toHaveLength(7);
    const { data } = await good("4.1", "GET", `${video}/play_address?device_id=2480461&channel_id=1&protocol_type=1`);
    const form = tokenForms[0] === "bare" ? "" : `${tokenForms[0]}=`;
    const playlist = await ask("GET", `http://${data.addr}/live/live_2480461_1/index.m3u8?${form}${data.accessToken}`);
    expect(playlist.bytes.toString()).toContain("#EXTM3U");
    expect((await ask("POST", "/devices", { body: { protocol: "RTMP" } })).refused).toBe(true);
    await emulator.close();
  });
}
