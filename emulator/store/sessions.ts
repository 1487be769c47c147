import type { Random } from "../random.js";
import type { Device } from "./device.js";
import type { Devices } from "./devices.js";
import { LiveList, Version } from "./live-list.js";

/** A viewer (13.1) or a pushing channel (13.2). Rows never change: what moves is computed from the moment of the list. */
export interface Session {
  deviceId: string;
  channelId: number;
  protocol: "RTMP" | "HLS";
  ip: string;
  codec: string;
  resolution: string;
  fps: number;
  audio: string;
  bandwidth: number;
  startedAt: number;
  /** The row as JSON up to the time that moves, kept once it was asked for. */
  rendered?: string;
}

export type Lists = "play" | "push";

const tickMs = 1000;
const resolutions = ["1280 720", "640 480", "1920 1080", "704 576"];
/** How long a client of ours stays in the list after its last request. */
const lingerMs = 30_000;

/** The sessions of the whole product: seeded ones that come and go with the clock, and those of real clients. */
export class Sessions {
  readonly #random: Random;
  readonly #devices: Devices;
  readonly #play: LiveList<Session>;
  #push: Version<Session> | undefined;
  readonly #clients = new Map<string, { session: Session; lastSeen: number }>();
  #merged: Version<Session>;
  #lastTick: number;

  constructor(devices: Devices, random: Random, count: number, now: number) {
    this.#random = random;
    this.#devices = devices;
    this.#lastTick = now;
    const pushing = pushingChannels(devices);
    const rows: Session[] = [];
    if (pushing.length > 0) {
      // Every channel of the first device, the fixture, has several viewers, so that walks through them have pages.
      const fixture = pushing.filter(({ device }) => device === pushing[0]?.device);
      for (const place of fixture) for (let viewer = 0; viewer < 4; viewer += 1) rows.push(this.#viewer(place, now));
      while (rows.length < count) rows.push(this.#viewer(random.pick(pushing), now));
    }
    this.#play = new LiveList(rows, now);
    this.#merged = this.#play.version;
    this.#push = this.#pushRows(now);
  }

  /** The list as it is now; frozen, and shared by all who ask within a second. */
  version(list: Lists, now: number): Version<Session> {
    if (now - this.#lastTick >= tickMs) this.#tick(now);
    return list === "play" ? this.#merged : (this.#push as Version<Session>);
  }

  /** A client fetched media: it is a viewer until it has been silent for a while. */
  seen(
    client: string,
    place: { device: Device; channelId: number },
    protocol: "RTMP" | "HLS",
    ip: string,
    now: number,
  ) {
    const known = this.#clients.get(client);
    if (known) {
      known.lastSeen = now;
      return;
    }
    if (this.#clients.size >= 20_000) return;
    const session = { ...this.#viewer(place, now), protocol, ip, startedAt: now };
    this.#clients.set(client, { session, lastSeen: now });
  }

  gone(client: string): void {
    this.#clients.delete(client);
  }

  #tick(now: number): void {
    this.#lastTick = now;
    const count = this.#play.chunkCount;
    const pushing = pushingChannels(this.#devices);
    if (count > 0 && pushing.length > 0) {
      const touched = new Set([0, this.#random.below(count)]);
      this.#play.advance(now, touched, (rows) => this.#churned(rows, pushing, now));
    }
    for (const [client, { lastSeen }] of this.#clients) if (now - lastSeen > lingerMs) this.gone(client);
    const clients = [...this.#clients.values()].map(({ session }) => session);
    this.#merged = clients.length === 0 ? this.#play.version : joined(this.#play.version, clients, now);
    this.#push = this.#pushRows(now);
  }

  /** A few leave, about as many come, nobody stays on a stream that has ended. */
  #churned(rows: readonly Session[], pushing: Place[], now: number): Session[] {
    const leave = 1 / 24;
    const live = rows.filter((row) => this.#pushes(row));
    const next: Session[] = [];
    for (const row of live) {
      const chance = this.#random.next();
      if (chance >= leave) next.push(row);
      // Who leaves is followed by a viewer of the same device, so that no device runs dry.
      if (chance < leave * 1.5 && next.length < 300) {
        const device = this.#devices.byId(row.deviceId);
        if (device) next.push(this.#viewer({ device, channelId: row.channelId }, now, 0));
      }
    }
    while (next.length < Math.min(rows.length, 200)) next.push(this.#viewer(this.#random.pick(pushing), now, 0));
    return next;
  }

  #pushes(row: Session): boolean {
    const channel = this.#devices.byId(row.deviceId)?.channels.get(row.channelId);
    return channel !== undefined && !channel.cameraOff;
  }

  #viewer({ device, channelId }: Place, now: number, longestMs = 3_600_000): Session {
    const random = this.#random;
    return {
      deviceId: device.id,
      channelId,
      protocol: random.next() < 0.6 ? "RTMP" : "HLS",
      ip: `172.19.${random.below(256)}.${1 + random.below(254)}`,
      codec: "H264",
      resolution: random.pick(resolutions),
      fps: 25,
      audio: random.next() < 0.5 ? "AAC" : "",
      bandwidth: 60_000 + random.below(60_000),
      startedAt: now - Math.floor(random.next() * longestMs),
    };
  }

  #pushRows(now: number): Version<Session> {
    const before = new Map<string, Session>();
    for (const row of this.#push?.chunks.flat() ?? []) before.set(`${row.deviceId}/${row.channelId}`, row);
    const rows = pushingChannels(this.#devices).map(
      (place) => before.get(`${place.device.id}/${place.channelId}`) ?? this.#pusher(place, now),
    );
    return new LiveList(rows, now).version;
  }

  #pusher(place: Place, now: number): Session {
    return { ...this.#viewer(place, now), protocol: "RTMP", startedAt: place.device.lastLogin ?? now };
  }
}

interface Place {
  device: Device;
  channelId: number;
}

/** Channels that send a stream now. */
function pushingChannels(devices: Devices): Place[] {
  const places: Place[] = [];
  for (const device of devices.ordered) {
    if (!device.online) continue;
    for (const channel of device.channels.values()) {
      if (!channel.cameraOff) places.push({ device, channelId: channel.id });
    }
  }
  return places;
}

function joined(version: Version<Session>, clients: Session[], now: number): Version<Session> {
  return new Version([...version.chunks, clients], now);
}
