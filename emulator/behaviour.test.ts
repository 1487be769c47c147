import { expect, test } from "@playwright/test";
import { startForTest, type TestEmulator } from "./testing.js";

test.describe("behaviour", () => {
  let emulator: TestEmulator;
  test.beforeAll(async () => {
    emulator = await startForTest();
  });
  test.afterAll(() => emulator.emulator.close());

  const fixture = "device_id=2480461&channel_id=1";
  const ids = (answer: { json: { data: { devices: { id: string }[] } } }) =>
    answer.json.data.devices.map(({ id }) => id);

  test("the search matches title from the left without case, key_words from the left with it or by id", async () => {
    const { ask, device } = emulator;
    const { id } = await device({ title: "Zebra stripe" });
    expect(ids(await ask("GET", "/devices?title=zEB"))).toEqual([id]);
    expect(ids(await ask("GET", "/devices?title=stripe"))).toEqual([]);
    expect(ids(await ask("GET", "/devices?key_words=Zeb"))).toEqual([id]);
    expect(ids(await ask("GET", `/devices?key_words=${id.slice(0, 6)}&per_page=100`))).toContain(id);
    expect(ids(await ask("GET", "/devices?key_words=stripe"))).toEqual([]);
  });

  test("the search filters by tag, privacy, list of ids, auth_info and day of creation", async () => {
    const { ask, device } = emulator;
    const { id } = await device({ private: false, auth_info: { auth: "auth-9" } });
    await ask("PUT", `/devices/${id}`, { body: { tags: ["t-9"] } });
    const found = async (filter: string) => ids(await ask("GET", `/devices?device_id=${id},1&${filter}`));
    expect(await found("tag=t-9")).toEqual([id]);
    expect(await found("tag=t-8")).toEqual([]);
    expect(await found("private=false")).toEqual([id]);
    expect(await found("private=true")).toEqual([]);
    expect(await found(`auth_info=${encodeURIComponent('{"auth":"auth-9"}')}`)).toEqual([id]);
    expect(await found("begin=2020-01-01&end=2099-01-01")).toEqual([id]);
    expect(await found("end=2020-01-01")).toEqual([]);
    expect(await found("online=true")).toEqual([]);
  });

  test("pages of the search neither overlap nor leave a gap", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => emulator.ask("GET", `/devices?per_page=5&page=${page}`)));
    const rows = pages.flatMap(ids);
    expect(new Set(rows).size).toBe(15);
    expect(ids(await emulator.ask("GET", "/devices?per_page=15"))).toEqual(rows);
  });

  test("other customers add and delete devices meanwhile", async () => {
    const { ask, clock } = emulator;
    const totals = new Set<number>();
    for (let look = 0; look < 20; look += 1) {
      clock.now += 2500;
      totals.add((await ask("GET", "/devices?title=visitor")).json.data.total_count);
    }
    expect(totals.size).toBeGreaterThan(2);
    expect(Math.max(...totals)).toBeLessThan(10);
  });

  test("an update changes what it names and nothing else, and auth_info stays unique", async () => {
    const { ask, device } = emulator;
    const first = await device({ desc: "d", auth_info: "taken" });
    const second = await device();
    expect((await ask("PUT", `/devices/${second.id}`, { body: { auth_info: "taken" } })).refused).toBe(true);
    expect((await ask("PUT", `/devices/${first.id}`, { body: { auth_info: "taken", title: "new" } })).refused).toBe(
      false,
    );
    const { data } = (await ask("GET", `/devices/${first.id}`)).json;
    expect([data.title, data.desc]).toEqual(["new", "d"]);
  });

  test("exactly one of sn and mac registers a device, and the same one gives the same device", async () => {
    const { ask, emulator: running } = emulator;
    const path = `/register_de?register_code=${running.targetFile.registerCode}`;
    const register = (body: object) => ask("POST", path, { key: null, body });
    expect((await register({})).refused).toBe(true);
    expect((await register({ sn: "1", mac: "2" })).refused).toBe(true);
    const [first, again] = [await register({ sn: "s-1" }), await register({ sn: "s-1" })];
    expect(first.json).toEqual(again.json);
    expect(typeof first.json.data.device_id).toBe("number");
  });

  test("a deleted device takes its pictures and videos along", async () => {
    const { ask, device, video } = emulator;
    const { id } = await device();
    const place = `device_id=${id}&channel_id=1`;
    await ask("PUT", `${video}/picture/upload?${place}&format=jpg&name=p`, { body: "bytes" });
    const { url } = (await ask("GET", `${video}/picture/get_info?${place}&name=p`)).json.data;
    expect((await ask("GET", url, { key: null })).bytes.toString()).toBe("bytes");
    await ask("DELETE", `/devices/${id}`);
    expect((await ask("GET", url, { key: null })).refused).toBe(true);
    expect((await ask("GET", `${video}/picture/get_list?${place}`)).refused).toBe(true);
  });

  test("channels answer 16 when they exist and 17 when they do not, in the printed words", async () => {
    const { ask, device, video } = emulator;
    const { id } = await device();
    const call = (name: string) => ask("POST", `${video}/device/${name}?device_id=${id}&channel_id=7&title=c7`);
    expect((await call("ModifyChannel")).json).toEqual({
      errno: 17,
      error: "This channel is not available under this device!",
    });
    expect((await call("AddChannel")).json.errno).toBe(0);
    expect((await call("AddChannel")).json).toEqual({
      errno: 16,
      error: "The channel already exists,cannot add again!",
    });
    const listed = await ask("GET", `${video}/device/QryChannel?device_id=${id}`);
    expect(listed.json.result).toEqual([{ channel_id: 7, title: "c7", desc: "" }]);
  });

  test("commands tell their status, and the camera understands 3.2", async () => {
    const { ask, video } = emulator;
    const send = (query: string, body: unknown) => ask("POST", `${video}/cmds?${query}`, { body });
    expect((await send("device_id=2818370&qos=1", "x")).json.data.cmd_status).toBe(0);
    expect((await send("device_id=2480461", "x")).json.data.cmd_status).toBe(2);
    const list = { type: "video", cmdId: 10, cmd: { channel_id: 1, page: 2, per_page: 20 } };
    const { data } = (await send("device_id=2480461&qos=1", list)).json;
    expect([data.cmd_status, data.dev_resp.resp_code]).toEqual([4, 0]);
    const answer = JSON.parse(Buffer.from(data.dev_resp.resp_data, "base64").toString());
    expect([answer.all_count, answer.cur_count, answer.rvods.length]).toEqual([25, 5, 5]);
    const level = { type: "video", cmdId: 6, cmd: { channel_id: 1, level: 9 } };
    expect((await send("device_id=2480461&qos=1", level)).json.data.dev_resp.resp_code).not.toBe(0);
  });

  test("a picture's name is unique per channel, its bytes come back as they were", async () => {
    const { ask, device, video } = emulator;
    const { id } = await device();
    const bytes = Buffer.from([0, 13, 10, 255, 128]);
    const upload = (channel: number) =>
      ask("PUT", `${video}/picture/upload?device_id=${id}&channel_id=${channel}&format=png&name=p`, { body: bytes });
    expect((await upload(1)).refused).toBe(false);
    expect((await upload(1)).refused).toBe(true);
    expect((await upload(2)).refused).toBe(false);
    const { data } = (await ask("GET", `${video}/picture/get_list?device_id=${id}&channel_id=1`)).json;
    expect(data).toHaveLength(1);
    expect((await ask("GET", data[0].url, { key: null })).bytes).toEqual(bytes);
  });

  test("a recording becomes a video that plays with its token", async () => {
    const { ask, clock, video } = emulator;
    const switched = (action: number) =>
      ask("GET", `${video}/record/record_video?product_id=${emulator.productId}&${fixture}&action=${action}`);
    const count = async () => (await ask("GET", `${video}/vod/get_video_list?${fixture}`)).json.page_info.total_num;
    const before = await count();
    await switched(1);
    clock.now += 4000;
    await switched(0);
    expect(await count()).toBe(before + 1);
    const { videos } = (await ask("GET", `${video}/vod/get_video_list?${fixture}&page_size=100`)).json.data;
    const made = videos.at(-1);
    const { token } = (await ask("GET", `${video}/vod/get_play_token?${fixture}&video_id=${made.videoid}`)).json.data;
    const playlist = await ask("GET", `${made.hls_url}?token=${token}`, { key: null });
    expect(playlist.bytes.toString()).toMatch(/^#EXTM3U[\s\S]*#EXT-X-ENDLIST/);
    expect((await ask("GET", `${made.hls_url}?token=x`, { key: null })).refused).toBe(true);
  });

  test("6.3 tells what became of each id, and a number is none", async () => {
    const body = { video: [{ videoId: "nothing" }, { videoId: 1 }] };
    const { data } = (
      await emulator.ask("POST", `${emulator.video}/vod/delete_video?deviceid=2480461&channeled=1`, { body })
    ).json;
    expect(data.map(({ code }: { code: number }) => code !== 0)).toEqual([true, true]);
    expect(data[0].message).toBe("not exist");
  });

  test("security=1 gives https and rtmpe addresses", async () => {
    const of = async (security: number) =>
      (
        await emulator.ask(
          "GET",
          `${emulator.video}/vod/get_video_info?${fixture}&video_id=1112341234&security=${security}`,
        )
      ).json.data;
    expect((await of(0)).hls_url).toMatch(/^http:/);
    expect([(await of(1)).hls_url, (await of(1)).rtmp_url].join()).toMatch(/^https:.*rtmpe:/);
  });

  test("a live token plays its own stream alone, until the camera is switched off", async () => {
    const { ask, productId, video } = emulator;
    const { data } = (await ask("GET", `${video}/play_address?${fixture}&protocol_type=1`)).json;
    const playlist = (channel: number) =>
      ask("GET", `http://${data.addr}/live/live_2480461_${channel}/index.m3u8?${data.accessToken}`, { key: null });
    expect((await playlist(1)).status).toBe(200);
    expect((await playlist(2)).refused).toBe(true);
    const image = await ask("GET", `http://${data.addr}/live_preview/2480461-1?token=${data.accessToken}`, {
      key: null,
    });
    expect(image.bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    const camera = (type: number) =>
      ask("PUT", `${video}/access_control/closecamera?product_id=${productId}&device_id=2480461&id=1`, {
        body: { type },
      });
    await camera(1);
    expect((await playlist(1)).refused).toBe(true);
    await camera(0);
    expect((await playlist(1)).refused).toBe(false);
  });

  test("preload wants a good token and at most 120 seconds", async () => {
    const { ask, video } = emulator;
    const { data } = (await ask("GET", `${video}/play_address?${fixture}&protocol_type=1`)).json;
    const preload = (token: string, idle: number) =>
      ask("GET", `http://${data.addr}/live/live_2480461_1/preload?token=${token}&idle_time=${idle}`);
    expect((await preload(data.accessToken, 120)).refused).toBe(false);
    expect((await preload(data.accessToken, 121)).refused).toBe(true);
    expect((await preload("made-up", 120)).refused).toBe(true);
  });

  test("messages are found by time and come in base64", async () => {
    const of = async (begin: string, end: string) =>
      (
        await emulator.ask(
          "GET",
          `${emulator.video}/device/QryDevMsg?device_id=2480461&begin_time=${begin}&end_time=${end}`,
        )
      ).json;
    const all = await of("2018-01-04 00:00:00", "2018-01-09 00:00:00");
    expect([all.page_info.total_num, all.result.length]).toEqual([7, 7]);
    expect(Buffer.from(all.result[0].msg, "base64").toString()).toBe("my_test_12345");
    expect((await of("2018-01-05 00:00:00", "2018-01-08 10:00:00")).result).toHaveLength(1);
  });

  test("the encryption switch is read back", async () => {
    const { ask, productId, video } = emulator;
    const path = `${video}/trans_encrypt?product_id=${productId}`;
    for (const type of [1, 0]) {
      expect((await ask("PUT", path, { body: { type } })).refused).toBe(false);
      expect((await ask("GET", path)).json.trans_enc).toBe(type);
    }
    expect((await ask("PUT", path, { body: { type: 2 } })).refused).toBe(true);
  });

  test("files obey the table of chapter 15", async () => {
    const { ask, productId, video } = emulator;
    const told = async (method: string, path: string, product = productId) => {
      const { status, json } = await ask(method, `${video}/file/${path}&product_id=${product}`);
      return [status, json.errno];
    };
    expect(await told("GET", "download?name=nothing")).toEqual([404, 404]);
    expect(await told("GET", "download?name=nothing", productId + 1)).toEqual([403, 403]);
    expect(await told("POST", "download?name=nothing")).toEqual([405, 405]);
    expect(await told("GET", "download?name=")).toEqual([400, 400]);
    const bytes = Buffer.from("a\r\nb\0c");
    expect((await ask("PUT", `${video}/file/upload?product_id=${productId}&name=f`, { body: bytes })).json.errno).toBe(
      200,
    );
    expect((await ask("GET", `${video}/file/download?product_id=${productId}&name=f`)).bytes).toEqual(bytes);
    expect(await told("DELETE", "delete?name=f")).toEqual([200, 200]);
    expect(await told("DELETE", "delete?name=f")).toEqual([404, 404]);
  });
});
