import type { Device } from "./device.js";
import { Devices } from "./devices.js";
import { ByChannel, type Picture, type StoredFile, type Video } from "./media.js";

/** Uploaded bytes kept at most, so that an emulator left running cannot fill the memory. */
const mostBytes = 192 * 1024 * 1024;

/** Everything that the platform remembers. */
export class Store {
  readonly devices = new Devices();
  readonly pictures = new ByChannel<Picture>();
  readonly picturesBySlug = new Map<string, Picture>();
  readonly videos = new ByChannel<Video>();
  readonly files = new Map<string, StoredFile>();
  readonly bySerial = new Map<string, Device>();
  encrypted = false;
  #bytes = 0;
  #lastDeviceId = 3_000_000;

  nextDeviceId(): string {
    this.#lastDeviceId += 1;
    return String(this.#lastDeviceId);
  }

  /** Takes room for uploaded bytes; false when there is none left. */
  reserve(bytes: number): boolean {
    if (this.#bytes + bytes > mostBytes) return false;
    this.#bytes += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#bytes -= bytes;
  }

  /** Makes room for the texts of a device; false when there is none left. */
  hold(device: Device, bytes: number): boolean {
    const more = bytes - device.heldBytes;
    if (more <= 0) return true;
    if (!this.reserve(more)) return false;
    device.heldBytes = bytes;
    return true;
  }

  addPicture(deviceId: string, channelId: number, picture: Picture): void {
    this.pictures.set(deviceId, channelId, picture.name, picture);
    this.picturesBySlug.set(picture.slug, picture);
  }

  removePicture(deviceId: string, channelId: number, name: string): boolean {
    const picture = this.pictures.take(deviceId, channelId, name);
    if (picture) this.#forget(picture);
    return picture !== undefined;
  }

  /** The device, its videos and its pictures. */
  removeDevice(device: Device): void {
    this.devices.remove(device);
    this.release(device.heldBytes);
    for (const [serial, known] of this.bySerial) if (known === device) this.bySerial.delete(serial);
    this.removeMedia(device.id);
  }

  removeMedia(deviceId: string): void {
    for (const picture of this.pictures.takeDevice(deviceId)) this.#forget(picture);
    this.videos.takeDevice(deviceId);
  }

  #forget(picture: Picture): void {
    this.picturesBySlug.delete(picture.slug);
    this.release(picture.bytes.length);
  }
}
