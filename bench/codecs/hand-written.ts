/**
 * Decoders as one writes them by hand, for three of the devices our tables know: records by channel and type, sensors
 * by flags, records by type. They check lengths as a careful author would. Formats: see codecs/.
 */
export type HandWritten = (bytes: Uint8Array) => { data: object; points?: object[]; attributes?: object };

/** Milesight EM300-TH: what its table knows of readings, stored readings and its serial number. */
export function em300(b: Uint8Array): ReturnType<HandWritten> {
  const data: { battery?: number; temperature?: number; humidity?: number } = {};
  const points: { ts: number; values: object }[] = [];
  const attributes: { sn?: string } = {};
  let i = 0;
  while (i + 2 < b.length) {
    const channel = byteAt(b, i++);
    const type = byteAt(b, i++);
    if (channel === 0x01 && type === 0x75) {
      data.battery = byteAt(b, i);
      i += 1;
    } else if (channel === 0x03 && type === 0x67) {
      need(b, i, 2);
      data.temperature = (((byteAt(b, i) | (byteAt(b, i + 1) << 8)) << 16) >> 16) / 10;
      i += 2;
    } else if (channel === 0x04 && type === 0x68) {
      data.humidity = byteAt(b, i) / 2;
      i += 1;
    } else if (channel === 0x20 && type === 0xce) {
      need(b, i, 7);
      const seconds =
        (byteAt(b, i) | (byteAt(b, i + 1) << 8) | (byteAt(b, i + 2) << 16) | (byteAt(b, i + 3) << 24)) >>> 0;
      const temperature = (((byteAt(b, i + 4) | (byteAt(b, i + 5) << 8)) << 16) >> 16) / 10;
      points.push({ ts: seconds * 1000, values: { temperature, humidity: byteAt(b, i + 6) / 2 } });
      i += 7;
    } else if (channel === 0xff && type === 0x16) {
      need(b, i, 8);
      attributes.sn = Buffer.from(b.buffer, b.byteOffset + i, 8).toString('hex');
      i += 8;
    } else break;
  }
  const answer: ReturnType<HandWritten> = { data };
  if (points.length > 0) answer.points = points;
  if (attributes.sn !== undefined) answer.attributes = attributes;
  return answer;
}

/** Decentlab DL-ATM41: seventeen values of a weather station, and the battery. */
export function atm41(b: Uint8Array): ReturnType<HandWritten> {
  if (byteAt(b, 0) !== 2) throw new Error('protocol version');
  need(b, 0, 5);
  const attributes = { device_id: word(b, 1), protocol_version: 2 };
  const flags = word(b, 3);
  const data: { [key: string]: number } = {};
  let i = 5;
  if (flags & 1) {
    need(b, i, 34);
    data['solar_radiation'] = word(b, i) - 32768;
    data['precipitation'] = (word(b, i + 2) - 32768) / 1000;
    data['lightning_strike_count'] = word(b, i + 4) - 32768;
    data['lightning_average_distance'] = word(b, i + 6) - 32768;
    data['wind_speed'] = (word(b, i + 8) - 32768) / 100;
    data['wind_direction'] = (word(b, i + 10) - 32768) / 10;
    data['maximum_wind_speed'] = (word(b, i + 12) - 32768) / 100;
    data['air_temperature'] = (word(b, i + 14) - 32768) / 10;
    data['vapor_pressure'] = (word(b, i + 16) - 32768) / 100;
    data['atmospheric_pressure'] = (word(b, i + 18) - 32768) / 100;
    data['relative_humidity'] = (word(b, i + 20) - 32768) / 10;
    data['sensor_temperature_internal'] = (word(b, i + 22) - 32768) / 10;
    data['x_orientation_angle'] = (word(b, i + 24) - 32768) / 10;
    data['y_orientation_angle'] = (word(b, i + 26) - 32768) / 10;
    data['compass_heading'] = word(b, i + 28) - 32768;
    data['north_wind_speed'] = (word(b, i + 30) - 32768) / 100;
    data['east_wind_speed'] = (word(b, i + 32) - 32768) / 100;
    i += 34;
  }
  if (flags & 2) {
    need(b, i, 2);
    data['battery_voltage'] = word(b, i) / 1000;
  }
  return { data, attributes };
}

/** Elsys ERS CO2: one byte of type, then the value, high byte first. */
export function ersCo2(b: Uint8Array): ReturnType<HandWritten> {
  const data: {
    temperature?: number;
    humidity?: number;
    light?: number;
    motion?: number;
    co2?: number;
    vdd?: number;
  } = {};
  let i = 0;
  while (i < b.length) {
    const type = byteAt(b, i++);
    if (type === 0x02 || type === 0x05) {
      if (type === 0x02) data.humidity = byteAt(b, i);
      else data.motion = byteAt(b, i);
      i += 1;
      continue;
    }
    need(b, i, 2);
    const value = word(b, i);
    i += 2;
    if (type === 0x01) data.temperature = ((value << 16) >> 16) / 10;
    else if (type === 0x04) data.light = value;
    else if (type === 0x06) data.co2 = value;
    else if (type === 0x07) data.vdd = value;
    else break;
  }
  return { data };
}

function word(b: Uint8Array, at: number): number {
  return (byteAt(b, at) << 8) | byteAt(b, at + 1);
}

function byteAt(b: Uint8Array, at: number): number {
  return b[at] ?? 0;
}

function need(b: Uint8Array, at: number, count: number): void {
  if (at + count > b.length) throw new Error(`byte ${at}: ${count} bytes more`);
}
