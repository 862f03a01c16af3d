// Made by `npm run generate` from the tables in this folder.
import type { BuiltInCodec } from '../lib/model/codec.ts';

export const codecs: readonly BuiltInCodec[] = [
 {
  "id": "cayenne/lpp",
  "vendor": "CayenneLPP",
  "model": "Low Power Payload",
  "about": "For every device that speaks CayenneLPP; a key ends in the channel, such as temperature_1",
  "documentation": "Cayenne Low Power Payload 1.0 with the types of IPSO it was extended by; keys as The Things Stack names them",
  "script": "{\"table\":1,\"device\":\"CayenneLPP Low Power Payload\",\"payload\":[{\"key\":2,\"records\":{\"* 00\":[\"digital_in_{channel}: u8\"],\"* 01\":[\"digital_out_{channel}: u8\"],\"* 02\":[\"analog_in_{channel}: i16 = x / 100\"],\"* 03\":[\"analog_out_{channel}: i16 = x / 100\"],\"* 64\":[\"generic_{channel}: u32\"],\"* 65\":[\"luminosity_{channel}: u16\"],\"* 66\":[\"presence_{channel}: u8\"],\"* 67\":[\"temperature_{channel}: i16 = x / 10\"],\"* 68\":[\"relative_humidity_{channel}: u8 = x / 2\"],\"* 71\":[{\"object\":\"accelerometer_{channel}\",\"fields\":[\"x: i16 = x / 1000\",\"y: i16 = x / 1000\",\"z: i16 = x / 1000\"]}],\"* 73\":[\"barometric_pressure_{channel}: u16 = x / 10\"],\"* 74\":[\"voltage_{channel}: u16 = x / 100\"],\"* 75\":[\"current_{channel}: u16 = x / 1000\"],\"* 76\":[\"frequency_{channel}: u32\"],\"* 78\":[\"percentage_{channel}: u8\"],\"* 79\":[\"altitude_{channel}: i16\"],\"* 7d\":[\"concentration_{channel}: u16\"],\"* 80\":[\"power_{channel}: u16\"],\"* 82\":[\"distance_{channel}: u32 = x / 1000\"],\"* 83\":[\"energy_{channel}: u32 = x / 1000\"],\"* 84\":[\"direction_{channel}: u16\"],\"* 85\":[\"unixtime_{channel}: u32\"],\"* 86\":[{\"object\":\"gyrometer_{channel}\",\"fields\":[\"x: i16 = x / 100\",\"y: i16 = x / 100\",\"z: i16 = x / 100\"]}],\"* 87\":[{\"object\":\"colour_{channel}\",\"fields\":[\"red: u8\",\"green: u8\",\"blue: u8\"]}],\"* 88\":[{\"object\":\"gps_{channel}\",\"fields\":[\"latitude: i24 = x / 10000\",\"longitude: i24 = x / 10000\",\"altitude: i24 = x / 100\"]}],\"* 8e\":[\"switch_{channel}: u8\"]}}]}",
  "sample": {
   "hex": "0167ff9d0274014a038806765ff2960a0003e8",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-5tm",
  "vendor": "Decentlab",
  "model": "DL-5TM",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-5TM\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_permittivity: u16\",\"dielectric_permittivity = _permittivity / 50\",\"volumetric_water_content = 0.0000043 * pow(_permittivity / 50, 3) - 0.00055 * pow(_permittivity / 50, 2) + 0.0292 * (_permittivity / 50) - 0.053\",\"soil_temperature: u16 = (x - 400) / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021fdd0003815c7d5182e6",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-alb",
  "vendor": "Decentlab",
  "model": "DL-ALB",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ALB\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_incoming: u16 = x - 32768\",\"_reflected: u16 = x - 32768\",\"incoming_radiation = _incoming / 10\",\"reflected_radiation = _reflected / 10\",\"albedo = _incoming > 0 && _reflected > 0 ? _reflected / _incoming : 0\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0236e000037c9e7ebc8021",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-atm22",
  "vendor": "Decentlab",
  "model": "DL-ATM22",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ATM22\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"wind_speed: u16 = (x - 32768) / 100\",\"wind_direction: u16 = (x - 32768) / 10\",\"maximum_wind_speed: u16 = (x - 32768) / 100\",\"air_temperature: u16 = (x - 32768) / 10\",\"x_orientation_angle: u16 = (x - 32768) / 10\",\"y_orientation_angle: u16 = (x - 32768) / 10\",\"north_wind_speed: u16 = (x - 32768) / 100\",\"east_wind_speed: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021b0500038006840a7ce57d5c81a5839d830c81098247",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-atm41",
  "vendor": "Decentlab",
  "model": "DL-ATM41",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ATM41\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"solar_radiation: u16 = x - 32768\",\"precipitation: u16 = (x - 32768) / 1000\",\"lightning_strike_count: u16 = x - 32768\",\"lightning_average_distance: u16 = x - 32768\",\"wind_speed: u16 = (x - 32768) / 100\",\"wind_direction: u16 = (x - 32768) / 10\",\"maximum_wind_speed: u16 = (x - 32768) / 100\",\"air_temperature: u16 = (x - 32768) / 10\",\"vapor_pressure: u16 = (x - 32768) / 100\",\"atmospheric_pressure: u16 = (x - 32768) / 100\",\"relative_humidity: u16 = (x - 32768) / 10\",\"sensor_temperature_internal: u16 = (x - 32768) / 10\",\"x_orientation_angle: u16 = (x - 32768) / 10\",\"y_orientation_angle: u16 = (x - 32768) / 10\",\"compass_heading: u16 = x - 32768\",\"north_wind_speed: u16 = (x - 32768) / 100\",\"east_wind_speed: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0233b5000380ed7ee9837f80f484ec7dbc7dea82627ebe83a57f18823d80f2833f7d747c7f83d282e8",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-atm41g2",
  "vendor": "Decentlab",
  "model": "DL-ATM41G2",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ATM41G2\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"solar_radiation: u16 = (x - 32768) / 10\",\"precipitation: u16 = x / 1000\",\"lightning_strike_count: u16 = x - 32768\",\"lightning_average_distance: u16 = x - 32768\",\"wind_speed: u16 = (x - 32768) / 100\",\"wind_direction: u16 = (x - 32768) / 10\",\"maximum_wind_speed: u16 = (x - 32768) / 100\",\"air_temperature: u16 = (x - 32768) / 10\",\"vapor_pressure: u16 = (x - 32768) / 100\",\"barometric_pressure: u16 = (x - 32768) / 100\",\"relative_humidity: u16 = (x - 32768) / 10\",\"internal_temperature: u16 = (x - 32768) / 10\",\"tilt_angle_x_orientation: u16 = (x - 32768) / 10\",\"tilt_angle_y_orientation: u16 = (x - 32768) / 10\",\"precipitation_electrical_conductivity: u16 = x - 32768\",\"cumulative_precipitation: u32sw = x / 1000\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02173700037c587d4382c8828d7fb87d9e83b27edc81ef82e8843182017da97c5e80d17d977d5180fc",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-blg",
  "vendor": "Decentlab",
  "model": "DL-BLG",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-BLG\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_ratio: u32sw = (x / 8388608 - 1) / 2\",\"voltage_ratio = _ratio\",\"_resistance = 1000 / _ratio - 41000\",\"thermistor_resistance = _resistance\",\"temperature = 1 / (0.0008271111 + 0.000208802 * log(_resistance) + 0.000000080592 * pow(log(_resistance), 3)) - 273.15\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02234e0003e0d700857e45",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-ctd10",
  "vendor": "Decentlab",
  "model": "DL-CTD10",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-CTD10\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"water_depth: u16 = x - 32768\",\"temperature: u16 = (x - 32768) / 10\",\"electrical_conductivity: u16\",\"freezing_flag: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022744000384871e314e1e637e3e54",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-ctd10b",
  "vendor": "Decentlab",
  "model": "DL-CTD10B",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-CTD10B\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"water_depth: u16 = x - 32768\",\"temperature: u16 = (x - 32768) / 10\",\"electrical_conductivity: u16 = x * 2\",\"freezing_flag: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022b0500032c3145f34bef78de8bec",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-cws",
  "vendor": "Decentlab",
  "model": "DL-CWS",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-CWS\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"surface_temperature: u16 = (x - 32768) / 100\",\"air_temperature: u16 = (x - 32768) / 100\",\"air_humidity: u16 = (x - 32768) / 100\",\"dew_point: u16 = (x - 32768) / 100\",\"angle: u16 = x - 32768\",\"sensor_temperature: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021ccd00037fef7ee57da381e28356828b80fa",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-cws2",
  "vendor": "Decentlab",
  "model": "DL-CWS2",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-CWS2\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"air_temperature_radiation_shield: u16 = 175 * x / 65535 - 45\",\"air_humidity_radiation_shield: u16 = 100 * x / 65535\"],[\"surface_temperature: u16 = (x - 32768) / 100\",\"air_temperature: u16 = (x - 32768) / 100\",\"air_humidity: u16 = (x - 32768) / 100\",\"dew_point: u16 = (x - 32768) / 100\",\"angle: u16 = x - 32768\",\"sensor_temperature: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02191300077f5a80d0809a7d8683957f517dfe81788148",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-002",
  "vendor": "Decentlab",
  "model": "DL-DLR2-002",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-002\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"pulse_count: u16\",\"pulse_interval: u16\",\"cumulative_pulse_count: u32sw\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021497000300a821686c6f479316c6",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-003",
  "vendor": "Decentlab",
  "model": "DL-DLR2-003",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-003\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"input: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022c8500036a4e0c2e",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-004",
  "vendor": "Decentlab",
  "model": "DL-DLR2-004",
  "about": "A device's own calibration: server attributes R",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-004\",\"variables\":{\"R\":10},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"current: u16 = 3 * (x - 32768) / 32768 / 2 / R * 1000\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02149600037d58840e",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-005",
  "vendor": "Decentlab",
  "model": "DL-DLR2-005",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-005\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"voltage: u32sw = 3 * (x / 8388608 - 1)\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02212d00037d11009b7d4b",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-006",
  "vendor": "Decentlab",
  "model": "DL-DLR2-006",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-006\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"potentiometer_position: u32sw = x / 8388608 - 1\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02112a00037f2f009983ff",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-008",
  "vendor": "Decentlab",
  "model": "DL-DLR2-008",
  "about": "A device's own calibration: server attributes R",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-008\",\"variables\":{\"R\":2000},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_ratio: u32sw = (x / 8388608 - 1) / 2\",\"_resistance = _ratio * R / (1 - _ratio)\",\"temperature = -244.83 + 2.3419 * _resistance + 0.0010664 * pow(_resistance, 2)\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0231e700037f0d00a78373",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-009",
  "vendor": "Decentlab",
  "model": "DL-DLR2-009",
  "about": "A device's own calibration: server attributes R",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-009\",\"variables\":{\"R\":2000},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_ratio: u32sw = x / 8388608 - 1\",\"_resistance = _ratio * R / (1 - _ratio)\",\"thermistor_resistance = _resistance\",\"temperature = -245.18 + 0.23469 * _resistance + 0.0000104876 * pow(_resistance, 2)\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022064000384ab009c7fa7",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-010",
  "vendor": "Decentlab",
  "model": "DL-DLR2-010",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-010\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"ch0_pulse_count: u16\",\"ch0_pulse_interval: u16\",\"ch0_cumulative_pulse_count: u32sw\"],[\"ch1_pulse_count: u16\",\"ch1_pulse_interval: u16\",\"ch1_cumulative_pulse_count: u32sw\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0220a0000763c84eab671a27f9582870f68ef72df98c88",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-011",
  "vendor": "Decentlab",
  "model": "DL-DLR2-011",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-011\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"ch0_input: u16\"],[\"ch1_input: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0236f8000746c067dd51e6",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dlr2-012",
  "vendor": "Decentlab",
  "model": "DL-DLR2-012",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DLR2-012\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"strain_gauge: u32sw = (x / 8388608 - 1) / 64 * 4 / 2.02 * 1000000\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022be3000382b000ad7fb8",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-ds18",
  "vendor": "Decentlab",
  "model": "DL-DS18",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DS18\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"temperature: u16 = (x - 32768) / 16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "023714000382f27f35",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-dws",
  "vendor": "Decentlab",
  "model": "DL-DWS",
  "about": "A device's own calibration: server attributes f02, s, m0",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-DWS\",\"variables\":{\"f02\":232263168,\"s\":0.000302459,\"m0\":1370},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_count: u16\",\"_interval: u16\",{\"skip\":2},\"_frequency = _count / _interval * 32768\",\"frequency = _frequency\",\"weight = (pow(_frequency, 2) - f02) * s + m0\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022f5e00033d0b7fd67ff38074",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-gmm",
  "vendor": "Decentlab",
  "model": "DL-GMM",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-GMM\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"photosynthetically_active_radiation: u16 = (x - 32768) / 10\",\"air_temperature: u16 = (x - 32768) / 100\",\"air_humidity: u16 = (x - 32768) / 10\",\"co2_concentration: u16 = x - 32768\",\"atmospheric_pressure: u16 = (x - 32768) / 100\",\"vapor_pressure_deficit: u16 = (x - 32768) / 100\",\"dew_point: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0235f10003828e82b67eb58373835f7f10821d8181",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-iam",
  "vendor": "Decentlab",
  "model": "DL-IAM",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-IAM\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"battery_voltage: u16 = x / 1000\"],[\"air_temperature: u16 = 175 * x / 65535 - 45\",\"air_humidity: u16 = 100 * x / 65535\"],[\"barometric_pressure: u16 = x * 2\"],[\"ambient_light_visible_infrared: u16\",\"ambient_light_infrared: u16\",\"illuminance = max(max(ambient_light_visible_infrared - 1.64 * ambient_light_infrared, 0.59 * ambient_light_visible_infrared - 0.86 * ambient_light_infrared), 0) * 1.5504\"],[\"co2_concentration: u16 = x - 32768\",\"co2_sensor_status: u16\",\"raw_ir_reading: u16\"],[\"activity_counter: u16\"],[\"total_voc: u16\"]]}]}",
  "sample": {
   "hex": "021f4f007f7efb7d447e4a7f267e378132831781cd7efb7e6c7c11",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-ifd",
  "vendor": "Decentlab",
  "model": "DL-IFD",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-IFD\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"fruit_size: u16 = x / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021cbe00037f8f7ff3",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-ilt",
  "vendor": "Decentlab",
  "model": "DL-ILT",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ILT\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"leaf_temperature: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02294b00037f9e7ee5",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-isd",
  "vendor": "Decentlab",
  "model": "DL-ISD",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ISD\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"stem_size: u16 = x / 1000\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021b8f0003811580a4",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-isf",
  "vendor": "Decentlab",
  "model": "DL-ISF",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ISF\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"sap_flow: u16 = (x * 16 - 50000) / 1000\",\"heat_velocity_outer: u16 = (x * 16 - 50000) / 1000\",\"heat_velocity_inner: u16 = (x * 16 - 50000) / 1000\",\"alpha_outer: u16 = (x * 32 - 1000000) / 100000\",\"alpha_inner: u16 = (x * 32 - 1000000) / 100000\",\"beta_outer: u16 = (x * 32 - 1000000) / 100000\",\"beta_inner: u16 = (x * 32 - 1000000) / 100000\",\"tmax_outer: u16 = x * 2 / 1000\",\"tmax_inner: u16 = x * 2 / 1000\",\"temperature_outer: u16 = (x - 32768) / 100\",\"max_voltage: u16 = (x - 32768) / 1000\",\"min_voltage: u16 = (x - 32768) / 1000\",\"diagnostic: u32sw\",\"upstream_tmax_outer: u16 = x * 2 / 1000\",\"upstream_tmax_inner: u16 = x * 2 / 1000\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0216cf000380207e4a80197cbd7ef1847284ce84628312840f84b9826982be7dad7c767f4082f2",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-itst",
  "vendor": "Decentlab",
  "model": "DL-ITST",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ITST\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"temperature_target: u16 = (x - 1000) / 10\",\"temperature_head: u16 = (x - 1000) / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022d1a00037ec5829b84ce",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-kl66",
  "vendor": "Decentlab",
  "model": "DL-KL66",
  "about": "A device's own calibration: server attributes f0, k",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-KL66\",\"variables\":{\"f0\":15383.72,\"k\":46.4859},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_count: u16\",\"_interval: u16\",{\"skip\":2},\"counter_reading = _count\",\"measurement_interval = _interval / 32768\",\"_frequency = _count / _interval * 32768\",\"frequency = _frequency\",\"_weight = (pow(_frequency, 2) - pow(f0, 2)) * k / 1000000\",\"weight = _weight\",\"elongation = _weight * -1.5 / 1000 * 9.8067\",\"strain = _weight * -1.5 / 1000 * 9.8067 / 0.066\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02206d00033c5f7ff5828d8028",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-lid",
  "vendor": "Decentlab",
  "model": "DL-LID",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-LID\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"distance_average: u16\",\"distance_minimum: u16\",\"distance_maximum: u16\",\"distance_median: u16\",\"distance_10th_percentile: u16\",\"distance_25th_percentile: u16\",\"distance_75th_percentile: u16\",\"distance_90th_percentile: u16\",\"distance_most_frequent_value: u16\",\"number_of_samples: u16\",\"total_acquisition_time: u16 = x / 1.024\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021b6d00035c590eb73ad53b751b2a27ba7fe446c7238e49667f8d4590",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-lp8p",
  "vendor": "Decentlab",
  "model": "DL-LP8P",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-LP8P\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"air_temperature: u16 = 175.72 * x / 65536 - 46.85\",\"air_humidity: u16 = 125 * x / 65536 - 6\"],[\"barometer_temperature: u16 = (x - 5000) / 100\",\"barometric_pressure: u16 = x * 2\"],[\"co2_concentration: u16 = x - 32768\",\"co2_concentration_lpf: u16 = x - 32768\",\"co2_sensor_temperature: u16 = (x - 32768) / 100\",\"capacitor_voltage_1: u16 = x / 1000\",\"capacitor_voltage_2: u16 = x / 1000\",\"co2_sensor_status: u16\",\"raw_ir_reading: u16\",\"raw_ir_reading_lpf: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021df3000f7c4f812e7dea7e86805d828282577eb57ea87da07d987d8d834d",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-lpw",
  "vendor": "Decentlab",
  "model": "DL-LPW",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-LPW\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"potentiometer_position: u32sw = (x / 8388608 - 1) * 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021b6e0003834b00877e5b",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-lws",
  "vendor": "Decentlab",
  "model": "DL-LWS",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-LWS\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"leaf_wetness_index: u32sw = x / 8388608 - 1\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021323000383c100ad8427",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-mbx",
  "vendor": "Decentlab",
  "model": "DL-MBX",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-MBX\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"distance: u16\",\"number_of_valid_samples: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022a9800034476275c0132",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-mes5",
  "vendor": "Decentlab",
  "model": "DL-MES5",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-MES5\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"status: u16\",\"temperature: u16 = (x - 32768) / 100\",\"sludge_blanket: u16 = x / 100\",\"suspended_solid: u16 = x / 100\",\"turbidity: u16 = x / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02330c00037ee282cd7eec7efe7cfe82b1",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-ntu",
  "vendor": "Decentlab",
  "model": "DL-NTU",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-NTU\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"status: u16\",\"temperature: u16 = (x - 32768) / 100\",\"turbidity_in_ntu: u16 = x / 10\",\"turbidity_in_fnu: u16 = x / 10\",\"turbidity_in_mg_l: u16 = x / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0230430003841c7e4381b27fc183a284e1",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-optod",
  "vendor": "Decentlab",
  "model": "DL-OPTOD",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-OPTOD\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"status: u16\",\"temperature: u16 = (x - 32768) / 100\",\"oxygen_saturation: u16 = (x - 32768) / 100\",\"oxygen_concentration: u16 = (x - 32768) / 100\",\"oxygen_concentration_alt: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02143500038074802c7db67c3a7c428376",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-par",
  "vendor": "Decentlab",
  "model": "DL-PAR",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PAR\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"photosynthetically_active_radiation: u16 = 3 * (x / 32768 - 1) * 1000 * 5\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021786000383f28300",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-pheht",
  "vendor": "Decentlab",
  "model": "DL-PHEHT",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PHEHT\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"status: u16\",\"temperature: u16 = (x - 32768) / 100\",\"ph: u16 = (x - 32768) / 100\",\"redox: u16 = (x - 32768) / 10\",\"ph_mv: u16 = (x - 32768) / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0212a60003827f82e281f07e8a7ddb813e",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-pm",
  "vendor": "Decentlab",
  "model": "DL-PM",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PM\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"battery_voltage: u16 = x / 1000\"],[\"pm1_0_mass_concentration: u16 = x / 10\",\"pm2_5_mass_concentration: u16 = x / 10\",\"pm4_mass_concentration: u16 = x / 10\",\"pm10_mass_concentration: u16 = x / 10\",\"typical_particle_size: u16\",\"pm0_5_number_concentration: u16 = x / 10\",\"pm1_0_number_concentration: u16 = x / 10\",\"pm2_5_number_concentration: u16 = x / 10\",\"pm4_number_concentration: u16 = x / 10\",\"pm10_number_concentration: u16 = x / 10\"],[\"air_temperature: u16 = 175.72 * x / 65536 - 46.85\",\"air_humidity: u16 = 125 * x / 65536 - 6\"],[\"barometric_pressure: u16 = x * 2\"]]}]}",
  "sample": {
   "hex": "022cf3000f99fc1cc50616367f4eae3dd54bef12264183671e7c3199942ab9622c",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-pr21",
  "vendor": "Decentlab",
  "model": "DL-PR21",
  "about": "A device's own calibration: server attributes Pmin, Pmax",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PR21\",\"variables\":{\"Pmin\":-1,\"Pmax\":10},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"pressure: u16 = (x - 16384) / 32768 * (Pmax - Pmin) + Pmin\",\"temperature: u16 = (x - 384) * 0.003125 - 50\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022fd4000384687d84839d",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-pr26",
  "vendor": "Decentlab",
  "model": "DL-PR26",
  "about": "A device's own calibration: server attributes Pmin, Pmax",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PR26\",\"variables\":{\"Pmin\":0,\"Pmax\":1},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"pressure: u16 = (x - 16384) / 32768 * (Pmax - Pmin) + Pmin\",\"temperature: u16 = (x - 384) * 0.003125 - 50\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0222df00037f7d7f077d83",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-pr36",
  "vendor": "Decentlab",
  "model": "DL-PR36",
  "about": "A device's own calibration: server attributes kp",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PR36\",\"variables\":{\"kp\":8192},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"pressure: u16 = (x - 32768) / kp\",\"temperature: u16 = (x - 32768) / 256\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0210f3000380527c638183",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-pr36ctd",
  "vendor": "Decentlab",
  "model": "DL-PR36CTD",
  "about": "A device's own calibration: server attributes kp, kec",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PR36CTD\",\"variables\":{\"kp\":8192,\"kec\":1024},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"pressure: u16 = (x - 32768) / kp\",\"temperature_electronics: u16 = (x - 32768) / 256\",\"temperature_pt1000: u16 = (x - 32768) / 256\",\"electrical_conductivity: u16 = (x - 32768) / kec\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022f5d00035eba7a3a69726fa82148",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-pyr",
  "vendor": "Decentlab",
  "model": "DL-PYR",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-PYR\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"total_solar_radiation: u16 = 3 * (x / 32768 - 1) * 1000 * 5\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0231f600037f238396",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-rad",
  "vendor": "Decentlab",
  "model": "DL-RAD",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-RAD\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"distance: u16\",\"temperature: u16 = (x - 32768) / 100\",\"reliability: u16 = (x - 32768) / 100\",\"status: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02354300037db77d9182867f8f7c8d",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-rhc",
  "vendor": "Decentlab",
  "model": "DL-RHC",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-RHC\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"sensor_id: u32sw\",\"air_humidity: u16 = x / 100\",\"air_temperature: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02159200037d7d7eef7cc481ec83aa",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-sdd",
  "vendor": "Decentlab",
  "model": "DL-SDD",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-SDD\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"moisture_at_level_0: u16 = (x - 32768) / 100\",\"moisture_at_level_1: u16 = (x - 32768) / 100\",\"moisture_at_level_2: u16 = (x - 32768) / 100\",\"moisture_at_level_3: u16 = (x - 32768) / 100\",\"moisture_at_level_4: u16 = (x - 32768) / 100\",\"moisture_at_level_5: u16 = (x - 32768) / 100\",\"temperature_at_level_0: u16 = (x - 32768) / 100\",\"temperature_at_level_1: u16 = (x - 32768) / 100\",\"temperature_at_level_2: u16 = (x - 32768) / 100\",\"temperature_at_level_3: u16 = (x - 32768) / 100\",\"temperature_at_level_4: u16 = (x - 32768) / 100\",\"temperature_at_level_5: u16 = (x - 32768) / 100\",\"salinity_at_level_0: u16 = x - 100\",\"salinity_at_level_1: u16 = x - 100\",\"salinity_at_level_2: u16 = x - 100\",\"salinity_at_level_3: u16 = x - 100\",\"salinity_at_level_4: u16 = x - 100\",\"salinity_at_level_5: u16 = x - 100\"],[\"moisture_at_level_6: u16 = (x - 32768) / 100\",\"moisture_at_level_7: u16 = (x - 32768) / 100\",\"moisture_at_level_8: u16 = (x - 32768) / 100\",\"moisture_at_level_9: u16 = (x - 32768) / 100\",\"moisture_at_level_10: u16 = (x - 32768) / 100\",\"moisture_at_level_11: u16 = (x - 32768) / 100\",\"temperature_at_level_6: u16 = (x - 32768) / 100\",\"temperature_at_level_7: u16 = (x - 32768) / 100\",\"temperature_at_level_8: u16 = (x - 32768) / 100\",\"temperature_at_level_9: u16 = (x - 32768) / 100\",\"temperature_at_level_10: u16 = (x - 32768) / 100\",\"temperature_at_level_11: u16 = (x - 32768) / 100\",\"salinity_at_level_6: u16 = x - 100\",\"salinity_at_level_7: u16 = x - 100\",\"salinity_at_level_8: u16 = x - 100\",\"salinity_at_level_9: u16 = x - 100\",\"salinity_at_level_10: u16 = x - 100\",\"salinity_at_level_11: u16 = x - 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "02192300078137828184a57d5c83927d067f8e81c07fa1849584b1833b7edf7ef781ea8279838a84bb82d47ce5819c832b7dcd7fac7cd17e547def7fba81a78402801782bb81587cc180e0801a7ee1",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-sht35-001",
  "vendor": "Decentlab",
  "model": "DL-SHT35-001",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-SHT35-001\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"air_temperature: u16 = 175 * x / 65535 - 45\",\"air_humidity: u16 = 100 * x / 65535\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021a3b00037ec580037e69",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-sht35-002",
  "vendor": "Decentlab",
  "model": "DL-SHT35-002",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-SHT35-002\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"air_temperature: u16 = 175 * x / 65535 - 45\",\"air_humidity: u16 = 100 * x / 65535\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022f51000381c07c3e8070",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-smtp",
  "vendor": "Decentlab",
  "model": "DL-SMTP",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-SMTP\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"soil_moisture_at_depth_0: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_0: u16 = (x - 32768) / 100\",\"soil_moisture_at_depth_1: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_1: u16 = (x - 32768) / 100\",\"soil_moisture_at_depth_2: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_2: u16 = (x - 32768) / 100\",\"soil_moisture_at_depth_3: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_3: u16 = (x - 32768) / 100\",\"soil_moisture_at_depth_4: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_4: u16 = (x - 32768) / 100\",\"soil_moisture_at_depth_5: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_5: u16 = (x - 32768) / 100\",\"soil_moisture_at_depth_6: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_6: u16 = (x - 32768) / 100\",\"soil_moisture_at_depth_7: u16 = (x - 2500) / 500\",\"soil_temperature_at_depth_7: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0222250003841e832681d583017edc7e057d0c83cd7f9c83227c7b81d77db97caa84de84298150",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-tbrg",
  "vendor": "Decentlab",
  "model": "DL-TBRG",
  "about": "A device's own calibration: server attributes resolution",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-TBRG\",\"variables\":{\"resolution\":0.1},\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"precipitation: u16 = x * resolution\",\"precipitation_interval: u16\",\"cumulative_precipitation: u32sw = x * resolution\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0212e300032d948bbc43ce24bb6fab",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-tp",
  "vendor": "Decentlab",
  "model": "DL-TP",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-TP\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"temperature_at_level_0: u16 = (x - 32768) / 100\",\"temperature_at_level_1: u16 = (x - 32768) / 100\",\"temperature_at_level_2: u16 = (x - 32768) / 100\",\"temperature_at_level_3: u16 = (x - 32768) / 100\",\"temperature_at_level_4: u16 = (x - 32768) / 100\",\"temperature_at_level_5: u16 = (x - 32768) / 100\",\"temperature_at_level_6: u16 = (x - 32768) / 100\",\"temperature_at_level_7: u16 = (x - 32768) / 100\",\"temperature_at_level_8: u16 = (x - 32768) / 100\",\"temperature_at_level_9: u16 = (x - 32768) / 100\",\"temperature_at_level_10: u16 = (x - 32768) / 100\",\"temperature_at_level_11: u16 = (x - 32768) / 100\",\"temperature_at_level_12: u16 = (x - 32768) / 100\",\"temperature_at_level_13: u16 = (x - 32768) / 100\",\"temperature_at_level_14: u16 = (x - 32768) / 100\",\"temperature_at_level_15: u16 = (x - 32768) / 100\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0212440003806e816c808d7d9381be7e10814182c67ff47d0682b07d6b82ab83bc7cd784cc7e41",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-trs11",
  "vendor": "Decentlab",
  "model": "DL-TRS11",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-TRS11\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_count: u16\",\"dielectric_permittivity = pow(0.000000002887 * pow(_count / 10, 3) - 0.0000208 * pow(_count / 10, 2) + 0.05276 * (_count / 10) - 43.39, 2)\",\"volumetric_water_content = _count / 10 * 0.0003879 - 0.6956\",\"soil_temperature: u16 = (x - 32768) / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021fab00037fb781ae8161",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-trs12",
  "vendor": "Decentlab",
  "model": "DL-TRS12",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-TRS12\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_count: u16\",\"dielectric_permittivity = pow(0.000000002887 * pow(_count / 10, 3) - 0.0000208 * pow(_count / 10, 2) + 0.05276 * (_count / 10) - 43.39, 2)\",\"volumetric_water_content = _count / 10 * 0.0003879 - 0.6956\",\"soil_temperature: u16 = (x - 32768) / 10\",\"electrical_conductivity: u16\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021d4b000380577ea882d57fd9",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-trs21",
  "vendor": "Decentlab",
  "model": "DL-TRS21",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-TRS21\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"water_potential: u16 = -(x / 10)\",\"soil_temperature: u16 = (x - 32768) / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "022a3e0003846f7f0a7e0f",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-wrm",
  "vendor": "Decentlab",
  "model": "DL-WRM",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-WRM\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"air_temperature: u16 = 175 * x / 65535 - 45\",\"air_humidity: u16 = 100 * x / 65535\"],[\"surface_temperature: u16 = (x - 1000) / 10\",\"head_temperature: u16 = (x - 1000) / 10\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "0210af00077c3e7e6f7eb184888086",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-zn1",
  "vendor": "Decentlab",
  "model": "DL-ZN1",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ZN1\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"dendrometer_position: u32sw = (x / 8388608 - 1) * 20000\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021ff0000382be008f7c79",
   "fPort": 1
  }
 },
 {
  "id": "decentlab/dl-zn2",
  "vendor": "Decentlab",
  "model": "DL-ZN2",
  "about": "",
  "documentation": "Datasheet of each model, section 'Payload': https://www.decentlab.com/lorawan-device-documents",
  "script": "{\"table\":1,\"device\":\"Decentlab DL-ZN2\",\"payload\":[\"_version: u8\",{\"error\":\"the protocol version is {_version}, this table knows 2\",\"if\":\"_version != 2\"},{\"attributes\":[\"device_id: u16\",\"protocol_version = _version\"]},{\"flags\":\"u16\",\"sensors\":[[\"_a: u32sw\",\"_b: u32sw\",\"dendrometer_a_position = (_a / 8388608 - 1) * 20000\",\"dendrometer_b_position = (_a / 8388608 - _b / 8388608) * 20000\"],[\"battery_voltage: u16 = x / 1000\"]]}]}",
  "sample": {
   "hex": "021e15000384e400a17d7500828474",
   "fPort": 1
  }
 },
 {
  "id": "dragino/ldds75",
  "vendor": "Dragino",
  "model": "LDDS75",
  "about": "Also the first firmware, whose payload ends after the distance",
  "documentation": "User manual of each model, chapter 'Uplink payload': https://wiki.dragino.com",
  "script": "{\"table\":1,\"device\":\"Dragino LDDS75\",\"maps\":{\"distanceFault\":{\"0\":\"No Sensor\",\"20\":\"Invalid Reading\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"2\":[\"_bat: u16\",\"Bat = (_bat & 0x3fff) / 1000\",\"_distance: u16\",\"Distance = _distance if _distance != 0 && _distance != 20\",\"Distance_fault = _distance -> distanceFault if _distance == 0 || _distance == 20\",{\"switch\":\"rest >= 4 ? 1 : 0\",\"cases\":{\"0\":[],\"1\":[\"Interrupt_flag: u8\",\"TempC_DS18B20: i16 = x / 10\",\"Sensor_flag: u8\"]}}]}}],\"downlink\":{\"commands\":{\"reboot\":[\"04ff\"],\"transmit_interval\":[\"01\",\"u24\"]}}}",
  "sample": {
   "hex": "0d020384",
   "fPort": 2
  }
 },
 {
  "id": "dragino/lds02",
  "vendor": "Dragino",
  "model": "LDS02",
  "about": "",
  "documentation": "User manual of each model, chapter 'Uplink payload': https://wiki.dragino.com",
  "script": "{\"table\":1,\"device\":\"Dragino LDS02\",\"maps\":{\"node\":{\"1\":\"LDS02\",\"else\":\"LWL02\"}},\"payload\":[\"_head: u16\",\"BAT_V = (_head & 0x3fff) / 1000\",\"MOD: u8\",\"Node_type = MOD -> node\",\"_times: u24\",\"_duration: u24\",\"_alarm: u8\",\"DOOR_OPEN_STATUS = _head >> 15 if MOD == 1 || MOD == 3\",\"DOOR_OPEN_TIMES = _times if MOD == 1\",\"LAST_DOOR_OPEN_DURATION = _duration if MOD == 1\",\"WATER_LEAK_STATUS = _head >> 14 & 1 if MOD == 2 || MOD == 3\",\"WATER_LEAK_TIMES = _times if MOD == 2\",\"LAST_WATER_LEAK_DURATION = _duration if MOD == 2\",\"ALARM = _alarm & 1 if MOD == 1 || MOD == 3\"],\"downlink\":{\"commands\":{\"reboot\":[\"04ff\"],\"transmit_interval\":[\"01\",\"u24\"]}}}",
  "sample": {
   "hex": "8be50300000c00002701",
   "fPort": 6
  }
 },
 {
  "id": "dragino/lht65n",
  "vendor": "Dragino",
  "model": "LHT65N",
  "about": "Readings and device status; stored readings (datalog) are left out with a warning",
  "documentation": "User manual of each model, chapter 'Uplink payload': https://wiki.dragino.com",
  "script": "{\"table\":1,\"device\":\"Dragino LHT65N\",\"maps\":{\"trueFalse\":{\"0\":\"False\",\"else\":\"True\"},\"extSensor\":{\"0\":\"No external sensor\",\"1\":\"Temperature Sensor\",\"2\":\"Temperature Sensor\",\"else\":null},\"extMode\":{\"4\":\"Interrupt Sensor send\",\"5\":\"Illumination Sensor\",\"6\":\"ADC Sensor\",\"7\":\"Interrupt Sensor count\",\"8\":\"Interrupt Sensor count\",\"9\":\"DS18B20 & timestamp\",\"11\":\"SHT31 Sensor\",\"14\":\"PIR Sensor\",\"else\":null},\"pinLevel\":{\"0\":\"Low\",\"else\":\"High\"},\"activity\":{\"0\":\"No activity\",\"1\":\"Activity\"},\"band\":{\"1\":\"EU868\",\"2\":\"US915\",\"3\":\"IN865\",\"4\":\"AU915\",\"5\":\"KZ865\",\"6\":\"RU864\",\"7\":\"AS923\",\"8\":\"AS923_1\",\"9\":\"AS923_2\",\"10\":\"AS923_3\",\"11\":\"CN470\",\"12\":\"EU433\",\"13\":\"KR920\",\"14\":\"MA869\",\"15\":\"AS923_4\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"2\":[\"_bat: u16\",\"_temperature: i16\",\"_humidity: u16\",\"_ext: u8\",\"_kind = _ext & 15\",{\"switch\":\"_ext & 0x40 ? 1 : 0\",\"cases\":{\"0\":[\"BatV = (_bat & 0x3fff) / 1000 if _kind != 9\",\"Bat_status = _bat >> 14 if _kind != 9\",\"TempC_DS = (_bat << 16 >> 16) / 100 if _kind == 9\",\"Bat_status = _humidity >> 14 if _kind == 9\",\"TempC_SHT = _temperature / 100 if _kind != 15\",\"Hum_SHT = (_humidity & 0xfff) / 10 if _kind != 15\",\"No_connect = 'Sensor no connection' if _ext & 0x80\",\"Ext_sensor = _kind -> extSensor\",\"Work_mode = _kind -> extMode\",{\"switch\":\"_kind\",\"cases\":{\"1\":[\"TempC_DS: i16 = x / 100\",{\"skip\":2}],\"2\":[\"TempC_TMP117: i16 = x / 100\",{\"skip\":2}],\"4\":[\"Exti_pin_level: u8 -> pinLevel\",\"Exti_status: u8 -> trueFalse\",{\"switch\":\"rest >= 8 ? 1 : 0\",\"cases\":{\"0\":[],\"1\":[\"Exit_count: u24\",\"Exit_duration: u24\"]}}],\"5\":[\"ILL_lx: u16\",{\"skip\":2}],\"6\":[\"ADC_V: u16 = x / 1000\",{\"skip\":2}],\"7\":[\"Exit_count: u16\",{\"skip\":2}],\"8\":[\"Exit_count: u32\"],\"9\":[\"Systimestamp: u32\"],\"11\":[\"Ext_TempC_SHT: i16 = x / 100\",\"Ext_Hum_SHT: u16 = (x & 0xfff) / 10\"],\"14\":[\"Exti_pin_level: u8 = x & 1 -> activity\",\"Move_count: u24\"]},\"otherwise\":[{\"skip\":4}]}],\"1\":[{\"warning\":\"stored readings are left out\"},{\"skip\":4}]}}],\"5\":[\"_model: u8\",{\"attributes\":[\"SENSOR_MODEL = _model == 0x0b ? 'LHT65N' : _model == 0x1a ? 'LHT65N-PIR' : 'unknown'\",\"_version: u16\",\"FIRMWARE_VERSION = '{_version >> 8 & 15}.{_version >> 4 & 15}.{_version & 15}'\",\"FREQUENCY_BAND: u8 -> band\",\"SUB_BAND: u8 if x != 255\"]},\"BAT: u16 = x / 1000\"]}}],\"downlink\":{\"commands\":{\"reboot\":[\"04ff\"],\"transmit_interval\":[\"01\",\"u24\"]}}}",
  "sample": {
   "hex": "cb150049028b0e64007600",
   "fPort": 2
  }
 },
 {
  "id": "dragino/lt-22222-l",
  "vendor": "Dragino",
  "model": "LT-22222-L",
  "about": "",
  "documentation": "User manual of each model, chapter 'Uplink payload': https://wiki.dragino.com",
  "script": "{\"table\":1,\"device\":\"Dragino LT-22222-L\",\"maps\":{\"workMode\":{\"1\":\"2ACI+2AVI\",\"2\":\"Count mode 1\",\"3\":\"2ACI+1Count\",\"4\":\"Count mode 2\",\"5\":\"1ACI+2AVI+1Count\",\"6\":\"Trigger mode\"},\"lowHigh\":{\"0\":\"L\",\"1\":\"H\"},\"highLow\":{\"0\":\"H\",\"1\":\"L\"},\"offOn\":{\"0\":\"OFF\",\"1\":\"ON\"},\"noYes\":{\"0\":\"No\",\"1\":\"Yes\"},\"trueFalse\":{\"0\":\"False\",\"else\":\"True\"},\"hardware\":{\"0\":\"LT33222\",\"1\":\"LT22222\"},\"band\":{\"1\":\"EU868\",\"2\":\"US915\",\"3\":\"IN865\",\"4\":\"AU915\",\"5\":\"KZ865\",\"6\":\"RU864\",\"7\":\"AS923\",\"8\":\"AS923_1\",\"9\":\"AS923_2\",\"10\":\"AS923_3\",\"11\":\"CN470\",\"12\":\"EU433\",\"13\":\"KR920\",\"14\":\"MA869\",\"15\":\"AS923_4\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"2\":[\"_a: i16\",\"_b: i16\",\"_c: i16\",\"_d: i16\",\"_state: u8\",\"_unused: u8\",\"_mode: u8\",\"Hardware_mode = _mode >> 6 -> hardware\",\"_kind = _mode & 63\",\"Work_mode = _kind -> workMode\",{\"switch\":\"_kind\",\"cases\":{\"1\":[\"DO1_status = _state & 1 -> highLow\",\"DO2_status = _state >> 1 & 1 -> highLow\",\"RO1_status = _state >> 7 -> offOn\",\"RO2_status = _state >> 6 & 1 -> offOn\",\"DO3_status = _state >> 2 & 1 -> highLow if _mode >> 6 == 0\",\"AVI1_V = _a / 1000\",\"AVI2_V = _b / 1000\",\"ACI1_mA = _c / 1000\",\"ACI2_mA = _d / 1000\",\"DI1_status = _state >> 3 & 1 -> lowHigh\",\"DI2_status = _state >> 4 & 1 -> lowHigh\",\"DI3_status = _state >> 5 & 1 -> lowHigh if _mode >> 6 == 0\"],\"2\":[\"DO1_status = _state & 1 -> highLow\",\"DO2_status = _state >> 1 & 1 -> highLow\",\"RO1_status = _state >> 7 -> offOn\",\"RO2_status = _state >> 6 & 1 -> offOn\",\"DO3_status = _state >> 2 & 1 -> highLow if _mode >> 6 == 0\",\"First_status = _state >> 5 & 1 -> noYes\",\"Count1_times = (_a << 16 | _b & 0xffff) >>> 0\",\"Count2_times = (_c << 16 | _d & 0xffff) >>> 0\"],\"3\":[\"DO1_status = _state & 1 -> highLow\",\"DO2_status = _state >> 1 & 1 -> highLow\",\"RO1_status = _state >> 7 -> offOn\",\"RO2_status = _state >> 6 & 1 -> offOn\",\"DO3_status = _state >> 2 & 1 -> highLow if _mode >> 6 == 0\",\"First_status = _state >> 5 & 1 -> noYes\",\"Count1_times = (_a << 16 | _b & 0xffff) >>> 0\",\"ACI1_mA = _c / 1000\",\"ACI2_mA = _d / 1000\"],\"4\":[\"DO1_status = _state & 1 -> highLow\",\"DO2_status = _state >> 1 & 1 -> highLow\",\"RO1_status = _state >> 7 -> offOn\",\"RO2_status = _state >> 6 & 1 -> offOn\",\"DO3_status = _state >> 2 & 1 -> highLow if _mode >> 6 == 0\",\"First_status = _state >> 5 & 1 -> noYes\",\"Count1_times = (_a << 16 | _b & 0xffff) >>> 0\",\"Acount_times = (_c << 16 | _d & 0xffff) >>> 0\"],\"5\":[\"DO1_status = _state & 1 -> highLow\",\"DO2_status = _state >> 1 & 1 -> highLow\",\"RO1_status = _state >> 7 -> offOn\",\"RO2_status = _state >> 6 & 1 -> offOn\",\"DO3_status = _state >> 2 & 1 -> highLow if _mode >> 6 == 0\",\"First_status = _state >> 5 & 1 -> noYes\",\"AVI1_V = _a / 1000\",\"AVI2_V = _b / 1000\",\"ACI1_mA = _c / 1000\",\"Count1_times = _d & 0xffff\"],\"6\":[\"Mode_status = _unused -> trueFalse\",\"AV1L_flag = _a >> 15 & 1 -> trueFalse\",\"AV1H_flag = _a >> 14 & 1 -> trueFalse\",\"AV2L_flag = _a >> 13 & 1 -> trueFalse\",\"AV2H_flag = _a >> 12 & 1 -> trueFalse\",\"AC1L_flag = _a >> 11 & 1 -> trueFalse\",\"AC1H_flag = _a >> 10 & 1 -> trueFalse\",\"AC2L_flag = _a >> 9 & 1 -> trueFalse\",\"AC2H_flag = _a >> 8 & 1 -> trueFalse\",\"AV1L_status = _a >> 7 & 1 -> trueFalse\",\"AV1H_status = _a >> 6 & 1 -> trueFalse\",\"AV2L_status = _a >> 5 & 1 -> trueFalse\",\"AV2H_status = _a >> 4 & 1 -> trueFalse\",\"AC1L_status = _a >> 3 & 1 -> trueFalse\",\"AC1H_status = _a >> 2 & 1 -> trueFalse\",\"AC2L_status = _a >> 1 & 1 -> trueFalse\",\"AC2H_status = _a >> 0 & 1 -> trueFalse\",\"DI2_status = _b >> 11 & 1 -> trueFalse\",\"DI2_flag = _b >> 10 & 1 -> trueFalse\",\"DI1_status = _b >> 9 & 1 -> trueFalse\",\"DI1_flag = _b >> 8 & 1 -> trueFalse\"]}}],\"5\":[{\"attributes\":[\"FREQUENCY_BAND: u8 -> band\",\"SUB_BAND: u8 if x != 255\",\"_version: u16\",\"FIRMWARE_VERSION = '{_version >> 8 & 15}.{_version >> 4 & 15}.{_version & 15}'\",\"TDC_sec: u24\"]}]}}],\"downlink\":{\"commands\":{\"reboot\":[\"04ff\"],\"transmit_interval\":[\"01\",\"u24\"]}}}",
  "sample": {
   "hex": "007f027501260100d90045",
   "fPort": 2
  }
 },
 {
  "id": "dragino/lwl02",
  "vendor": "Dragino",
  "model": "LWL02",
  "about": "",
  "documentation": "User manual of each model, chapter 'Uplink payload': https://wiki.dragino.com",
  "script": "{\"table\":1,\"device\":\"Dragino LWL02\",\"maps\":{\"node\":{\"1\":\"LDS02\",\"else\":\"LWL02\"}},\"payload\":[\"_head: u16\",\"BAT_V = (_head & 0x3fff) / 1000\",\"MOD: u8\",\"Node_type = MOD -> node\",\"_times: u24\",\"_duration: u24\",\"_alarm: u8\",\"DOOR_OPEN_STATUS = _head >> 15 if MOD == 1 || MOD == 3\",\"DOOR_OPEN_TIMES = _times if MOD == 1\",\"LAST_DOOR_OPEN_DURATION = _duration if MOD == 1\",\"WATER_LEAK_STATUS = _head >> 14 & 1 if MOD == 2 || MOD == 3\",\"WATER_LEAK_TIMES = _times if MOD == 2\",\"LAST_WATER_LEAK_DURATION = _duration if MOD == 2\",\"ALARM = _alarm & 1 if MOD == 1 || MOD == 3\"],\"downlink\":{\"commands\":{\"reboot\":[\"04ff\"],\"transmit_interval\":[\"01\",\"u24\"]}}}",
  "sample": {
   "hex": "0b880300002d00001301",
   "fPort": 6
  }
 },
 {
  "id": "elsys/all-models",
  "vendor": "Elsys",
  "model": "all models",
  "about": "One format for every sensor: ERS, ERS2, ELT, EMS, ESM, EXT",
  "documentation": "Sensor payload: https://www.elsys.se/en/elsys-payload/",
  "script": "{\"table\":1,\"device\":\"Elsys all models\",\"payload\":[{\"key\":1,\"records\":{\"10\":[\"irInternalTemperature: i16 = x / 10\",\"irExternalTemperature: i16 = x / 10\"],\"11\":[\"occupancy: u8\"],\"12\":[\"waterleak: u8\"],\"13\":[\"_reference: u8\",{\"repeat\":64,\"fields\":[{\"list\":\"grideye\",\"each\":\"_pixel: u8 = _reference + x / 10\"}]}],\"14\":[\"pressure: u32 = x / 1000\"],\"15\":[\"soundPeak: u8\",\"soundAvg: u8\"],\"16\":[\"pulse2: u16\"],\"17\":[\"pulseAbs2: u32\"],\"18\":[\"analog2: u16\"],\"19\":[\"externalTemperature2: i16 = x / 10\"],\"01\":[\"temperature: i16 = x / 10\"],\"02\":[\"humidity: u8\"],\"03\":[\"x: i8\",\"y: i8\",\"z: i8\"],\"04\":[\"light: u16\"],\"05\":[\"motion: u8\"],\"06\":[\"co2: u16\"],\"07\":[\"vdd: u16\"],\"08\":[\"analog1: u16\"],\"09\":[\"lat: i24le = x / 10000\",\"long: i24le = x / 10000\"],\"0a\":[\"pulse1: u16\"],\"0b\":[\"pulseAbs: u32\"],\"0c\":[\"externalTemperature: i16 = x / 10\"],\"0d\":[\"digital: u8\"],\"0e\":[\"distance: u16\"],\"0f\":[\"accMotion: u8\"],\"1a\":[\"digital2: u8\"],\"1b\":[\"analogUv: i32\"],\"1c\":[\"tvoc: u16\"],\"3d\":[\"_debug: u32\"]}}]}",
  "sample": {
   "hex": "10024a01e311011200",
   "fPort": 1
  }
 },
 {
  "id": "elsys/ers2-co2-lite",
  "vendor": "Elsys",
  "model": "ERS2 CO2 Lite",
  "about": "",
  "documentation": "Sensor payload: https://www.elsys.se/en/elsys-payload/",
  "script": "{\"table\":1,\"device\":\"Elsys ERS2 CO2 Lite\",\"payload\":[{\"key\":1,\"records\":{\"10\":[\"irInternalTemperature: i16 = x / 10\",\"irExternalTemperature: i16 = x / 10\"],\"11\":[\"occupancy: u8\"],\"12\":[\"waterleak: u8\"],\"13\":[\"_reference: u8\",{\"repeat\":64,\"fields\":[{\"list\":\"grideye\",\"each\":\"_pixel: u8 = _reference + x / 10\"}]}],\"14\":[\"pressure: u32 = x / 1000\"],\"15\":[\"soundPeak: u8\",\"soundAvg: u8\"],\"16\":[\"pulse2: u16\"],\"17\":[\"pulseAbs2: u32\"],\"18\":[\"analog2: u16\"],\"19\":[\"externalTemperature2: i16 = x / 10\"],\"01\":[\"temperature: i16 = x / 10\"],\"02\":[\"humidity: u8\"],\"03\":[\"x: i8\",\"y: i8\",\"z: i8\"],\"04\":[\"light: u16\"],\"05\":[\"motion: u8\"],\"06\":[\"co2: u16\"],\"07\":[\"vdd: u16\"],\"08\":[\"analog1: u16\"],\"09\":[\"lat: i24le = x / 10000\",\"long: i24le = x / 10000\"],\"0a\":[\"pulse1: u16\"],\"0b\":[\"pulseAbs: u32\"],\"0c\":[\"externalTemperature: i16 = x / 10\"],\"0d\":[\"digital: u8\"],\"0e\":[\"distance: u16\"],\"0f\":[\"accMotion: u8\"],\"1a\":[\"digital2: u8\"],\"1b\":[\"analogUv: i32\"],\"1c\":[\"tvoc: u16\"],\"3d\":[\"_debug: u32\"]}}]}",
  "sample": {
   "hex": "100012025311021202",
   "fPort": 1
  }
 },
 {
  "id": "elsys/ers2-co2",
  "vendor": "Elsys",
  "model": "ERS2 CO2",
  "about": "",
  "documentation": "Sensor payload: https://www.elsys.se/en/elsys-payload/",
  "script": "{\"table\":1,\"device\":\"Elsys ERS2 CO2\",\"payload\":[{\"key\":1,\"records\":{\"10\":[\"irInternalTemperature: i16 = x / 10\",\"irExternalTemperature: i16 = x / 10\"],\"11\":[\"occupancy: u8\"],\"12\":[\"waterleak: u8\"],\"13\":[\"_reference: u8\",{\"repeat\":64,\"fields\":[{\"list\":\"grideye\",\"each\":\"_pixel: u8 = _reference + x / 10\"}]}],\"14\":[\"pressure: u32 = x / 1000\"],\"15\":[\"soundPeak: u8\",\"soundAvg: u8\"],\"16\":[\"pulse2: u16\"],\"17\":[\"pulseAbs2: u32\"],\"18\":[\"analog2: u16\"],\"19\":[\"externalTemperature2: i16 = x / 10\"],\"01\":[\"temperature: i16 = x / 10\"],\"02\":[\"humidity: u8\"],\"03\":[\"x: i8\",\"y: i8\",\"z: i8\"],\"04\":[\"light: u16\"],\"05\":[\"motion: u8\"],\"06\":[\"co2: u16\"],\"07\":[\"vdd: u16\"],\"08\":[\"analog1: u16\"],\"09\":[\"lat: i24le = x / 10000\",\"long: i24le = x / 10000\"],\"0a\":[\"pulse1: u16\"],\"0b\":[\"pulseAbs: u32\"],\"0c\":[\"externalTemperature: i16 = x / 10\"],\"0d\":[\"digital: u8\"],\"0e\":[\"distance: u16\"],\"0f\":[\"accMotion: u8\"],\"1a\":[\"digital2: u8\"],\"1b\":[\"analogUv: i32\"],\"1c\":[\"tvoc: u16\"],\"3d\":[\"_debug: u32\"]}}]}",
  "sample": {
   "hex": "10029c01f111001202",
   "fPort": 1
  }
 },
 {
  "id": "elsys/ers2-lite",
  "vendor": "Elsys",
  "model": "ERS2 Lite",
  "about": "",
  "documentation": "Sensor payload: https://www.elsys.se/en/elsys-payload/",
  "script": "{\"table\":1,\"device\":\"Elsys ERS2 Lite\",\"payload\":[{\"key\":1,\"records\":{\"10\":[\"irInternalTemperature: i16 = x / 10\",\"irExternalTemperature: i16 = x / 10\"],\"11\":[\"occupancy: u8\"],\"12\":[\"waterleak: u8\"],\"13\":[\"_reference: u8\",{\"repeat\":64,\"fields\":[{\"list\":\"grideye\",\"each\":\"_pixel: u8 = _reference + x / 10\"}]}],\"14\":[\"pressure: u32 = x / 1000\"],\"15\":[\"soundPeak: u8\",\"soundAvg: u8\"],\"16\":[\"pulse2: u16\"],\"17\":[\"pulseAbs2: u32\"],\"18\":[\"analog2: u16\"],\"19\":[\"externalTemperature2: i16 = x / 10\"],\"01\":[\"temperature: i16 = x / 10\"],\"02\":[\"humidity: u8\"],\"03\":[\"x: i8\",\"y: i8\",\"z: i8\"],\"04\":[\"light: u16\"],\"05\":[\"motion: u8\"],\"06\":[\"co2: u16\"],\"07\":[\"vdd: u16\"],\"08\":[\"analog1: u16\"],\"09\":[\"lat: i24le = x / 10000\",\"long: i24le = x / 10000\"],\"0a\":[\"pulse1: u16\"],\"0b\":[\"pulseAbs: u32\"],\"0c\":[\"externalTemperature: i16 = x / 10\"],\"0d\":[\"digital: u8\"],\"0e\":[\"distance: u16\"],\"0f\":[\"accMotion: u8\"],\"1a\":[\"digital2: u8\"],\"1b\":[\"analogUv: i32\"],\"1c\":[\"tvoc: u16\"],\"3d\":[\"_debug: u32\"]}}]}",
  "sample": {
   "hex": "1001a9025511011202",
   "fPort": 1
  }
 },
 {
  "id": "elsys/ers2-sound",
  "vendor": "Elsys",
  "model": "ERS2 Sound",
  "about": "",
  "documentation": "Sensor payload: https://www.elsys.se/en/elsys-payload/",
  "script": "{\"table\":1,\"device\":\"Elsys ERS2 Sound\",\"payload\":[{\"key\":1,\"records\":{\"10\":[\"irInternalTemperature: i16 = x / 10\",\"irExternalTemperature: i16 = x / 10\"],\"11\":[\"occupancy: u8\"],\"12\":[\"waterleak: u8\"],\"13\":[\"_reference: u8\",{\"repeat\":64,\"fields\":[{\"list\":\"grideye\",\"each\":\"_pixel: u8 = _reference + x / 10\"}]}],\"14\":[\"pressure: u32 = x / 1000\"],\"15\":[\"soundPeak: u8\",\"soundAvg: u8\"],\"16\":[\"pulse2: u16\"],\"17\":[\"pulseAbs2: u32\"],\"18\":[\"analog2: u16\"],\"19\":[\"externalTemperature2: i16 = x / 10\"],\"01\":[\"temperature: i16 = x / 10\"],\"02\":[\"humidity: u8\"],\"03\":[\"x: i8\",\"y: i8\",\"z: i8\"],\"04\":[\"light: u16\"],\"05\":[\"motion: u8\"],\"06\":[\"co2: u16\"],\"07\":[\"vdd: u16\"],\"08\":[\"analog1: u16\"],\"09\":[\"lat: i24le = x / 10000\",\"long: i24le = x / 10000\"],\"0a\":[\"pulse1: u16\"],\"0b\":[\"pulseAbs: u32\"],\"0c\":[\"externalTemperature: i16 = x / 10\"],\"0d\":[\"digital: u8\"],\"0e\":[\"distance: u16\"],\"0f\":[\"accMotion: u8\"],\"1a\":[\"digital2: u8\"],\"1b\":[\"analogUv: i32\"],\"1c\":[\"tvoc: u16\"],\"3d\":[\"_debug: u32\"]}}]}",
  "sample": {
   "hex": "10002d008311011202",
   "fPort": 1
  }
 },
 {
  "id": "elsys/ers2-voc",
  "vendor": "Elsys",
  "model": "ERS2 VOC",
  "about": "",
  "documentation": "Sensor payload: https://www.elsys.se/en/elsys-payload/",
  "script": "{\"table\":1,\"device\":\"Elsys ERS2 VOC\",\"payload\":[{\"key\":1,\"records\":{\"10\":[\"irInternalTemperature: i16 = x / 10\",\"irExternalTemperature: i16 = x / 10\"],\"11\":[\"occupancy: u8\"],\"12\":[\"waterleak: u8\"],\"13\":[\"_reference: u8\",{\"repeat\":64,\"fields\":[{\"list\":\"grideye\",\"each\":\"_pixel: u8 = _reference + x / 10\"}]}],\"14\":[\"pressure: u32 = x / 1000\"],\"15\":[\"soundPeak: u8\",\"soundAvg: u8\"],\"16\":[\"pulse2: u16\"],\"17\":[\"pulseAbs2: u32\"],\"18\":[\"analog2: u16\"],\"19\":[\"externalTemperature2: i16 = x / 10\"],\"01\":[\"temperature: i16 = x / 10\"],\"02\":[\"humidity: u8\"],\"03\":[\"x: i8\",\"y: i8\",\"z: i8\"],\"04\":[\"light: u16\"],\"05\":[\"motion: u8\"],\"06\":[\"co2: u16\"],\"07\":[\"vdd: u16\"],\"08\":[\"analog1: u16\"],\"09\":[\"lat: i24le = x / 10000\",\"long: i24le = x / 10000\"],\"0a\":[\"pulse1: u16\"],\"0b\":[\"pulseAbs: u32\"],\"0c\":[\"externalTemperature: i16 = x / 10\"],\"0d\":[\"digital: u8\"],\"0e\":[\"distance: u16\"],\"0f\":[\"accMotion: u8\"],\"1a\":[\"digital2: u8\"],\"1b\":[\"analogUv: i32\"],\"1c\":[\"tvoc: u16\"],\"3d\":[\"_debug: u32\"]}}]}",
  "sample": {
   "hex": "10016d017e11011202",
   "fPort": 1
  }
 },
 {
  "id": "elsys/ers2",
  "vendor": "Elsys",
  "model": "ERS2",
  "about": "",
  "documentation": "Sensor payload: https://www.elsys.se/en/elsys-payload/",
  "script": "{\"table\":1,\"device\":\"Elsys ERS2\",\"payload\":[{\"key\":1,\"records\":{\"10\":[\"irInternalTemperature: i16 = x / 10\",\"irExternalTemperature: i16 = x / 10\"],\"11\":[\"occupancy: u8\"],\"12\":[\"waterleak: u8\"],\"13\":[\"_reference: u8\",{\"repeat\":64,\"fields\":[{\"list\":\"grideye\",\"each\":\"_pixel: u8 = _reference + x / 10\"}]}],\"14\":[\"pressure: u32 = x / 1000\"],\"15\":[\"soundPeak: u8\",\"soundAvg: u8\"],\"16\":[\"pulse2: u16\"],\"17\":[\"pulseAbs2: u32\"],\"18\":[\"analog2: u16\"],\"19\":[\"externalTemperature2: i16 = x / 10\"],\"01\":[\"temperature: i16 = x / 10\"],\"02\":[\"humidity: u8\"],\"03\":[\"x: i8\",\"y: i8\",\"z: i8\"],\"04\":[\"light: u16\"],\"05\":[\"motion: u8\"],\"06\":[\"co2: u16\"],\"07\":[\"vdd: u16\"],\"08\":[\"analog1: u16\"],\"09\":[\"lat: i24le = x / 10000\",\"long: i24le = x / 10000\"],\"0a\":[\"pulse1: u16\"],\"0b\":[\"pulseAbs: u32\"],\"0c\":[\"externalTemperature: i16 = x / 10\"],\"0d\":[\"digital: u8\"],\"0e\":[\"distance: u16\"],\"0f\":[\"accMotion: u8\"],\"1a\":[\"digital2: u8\"],\"1b\":[\"analogUv: i32\"],\"1c\":[\"tvoc: u16\"],\"3d\":[\"_debug: u32\"]}}]}",
  "sample": {
   "hex": "1001e900a311021200",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am102",
  "vendor": "Milesight",
  "model": "AM102",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM102\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff034a0201757503671301046817",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am102l",
  "vendor": "Milesight",
  "model": "AM102L",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM102L\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff031e020175750367260004681d",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am103",
  "vendor": "Milesight",
  "model": "AM103",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM103\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"07 7d\":[\"co2: u16\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\",\"co2: u16\"]}]}}]}",
  "sample": {
   "hex": "ff0354000175540367080104685e077d0800",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am103l",
  "vendor": "Milesight",
  "model": "AM103L",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM103L\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"07 7d\":[\"co2: u16\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\",\"co2: u16\"]}]}}]}",
  "sample": {
   "hex": "ff03120101752903673c01046828077d3100",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am104",
  "vendor": "Milesight",
  "model": "AM104",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM104\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 6a\":[\"activity: u16\"],\"06 65\":[\"illumination: u16\",\"infrared_and_visible: u16\",\"infrared: u16\"]}}]}",
  "sample": {
   "hex": "ff034f0101753403674600046822056a5c000665360040011601",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am107",
  "vendor": "Milesight",
  "model": "AM107",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM107\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 6a\":[\"activity: u16\"],\"06 65\":[\"illumination: u16\",\"infrared_and_visible: u16\",\"infrared: u16\"],\"07 7d\":[\"co2: u16\"],\"08 7d\":[\"tvoc: u16\"],\"09 73\":[\"pressure: u16 = x / 10\"]}}]}",
  "sample": {
   "hex": "ff036a0201753703673600046805056a260006654b0131020c01077d3302087d5b0209733001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am307",
  "vendor": "Milesight",
  "model": "AM307",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM307\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"pir\":{\"0\":\"idle\",\"1\":\"trigger\"},\"beep\":{\"0\":\"no\",\"1\":\"yes\",\"else\":\"no\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"pir: u8 -> pir\"],\"06 cb\":[\"light_level: u8\"],\"07 7d\":[\"co2: u16\"],\"08 7d\":[\"tvoc: u16\"],\"09 73\":[\"pressure: u16 = x / 10\"],\"0a 7d\":[\"hcho: u16 = x / 100\"],\"0b 7d\":[\"pm2_5: u16\"],\"0c 7d\":[\"pm10: u16\"],\"0d 7d\":[\"o3: u16 = x / 100\"],\"0e 01\":[\"beep: u8 -> beep\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u16 = x / 2\",\"pir: u8 -> pir\",\"light_level: u8\",\"co2: u16\",\"tvoc: u16\",\"pressure: u16 = x / 10\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff03120201757803675b0004686d05000106cb60077d3a01087d0402097317000a7d34020b7d57000c7d60010d7d1100",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am307l",
  "vendor": "Milesight",
  "model": "AM307L",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM307L\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"pir\":{\"0\":\"idle\",\"1\":\"trigger\"},\"beep\":{\"0\":\"no\",\"1\":\"yes\",\"else\":\"no\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"pir: u8 -> pir\"],\"06 cb\":[\"light_level: u8\"],\"07 7d\":[\"co2: u16\"],\"08 7d\":[\"tvoc: u16\"],\"09 73\":[\"pressure: u16 = x / 10\"],\"0a 7d\":[\"hcho: u16 = x / 100\"],\"0b 7d\":[\"pm2_5: u16\"],\"0c 7d\":[\"pm10: u16\"],\"0d 7d\":[\"o3: u16 = x / 100\"],\"0e 01\":[\"beep: u8 -> beep\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u16 = x / 2\",\"pir: u8 -> pir\",\"light_level: u8\",\"co2: u16\",\"tvoc: u16\",\"pressure: u16 = x / 10\"]}]}}]}",
  "sample": {
   "hex": "ff0331010175730367430204685705000106cb50077d6400087d1700097365000a7d24020b7d12010c7d73000d7d3c01",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am308",
  "vendor": "Milesight",
  "model": "AM308",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM308\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"pir\":{\"0\":\"idle\",\"1\":\"trigger\"},\"beep\":{\"0\":\"no\",\"1\":\"yes\",\"else\":\"no\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"pir: u8 -> pir\"],\"06 cb\":[\"light_level: u8\"],\"07 7d\":[\"co2: u16\"],\"08 7d\":[\"tvoc: u16\"],\"09 73\":[\"pressure: u16 = x / 10\"],\"0a 7d\":[\"hcho: u16 = x / 100\"],\"0b 7d\":[\"pm2_5: u16\"],\"0c 7d\":[\"pm10: u16\"],\"0d 7d\":[\"o3: u16 = x / 100\"],\"0e 01\":[\"beep: u8 -> beep\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u16 = x / 2\",\"pir: u8 -> pir\",\"light_level: u8\",\"co2: u16\",\"tvoc: u16\",\"pressure: u16 = x / 10\",\"pm2_5: u16\",\"pm10: u16\"]}]}}]}",
  "sample": {
   "hex": "ff035f010175490367670004686d05000106cb25077d1f02087d0d0109730e000a7d3d010b7d0f020c7d3b010d7d1f02",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am308l",
  "vendor": "Milesight",
  "model": "AM308L",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM308L\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"pir\":{\"0\":\"idle\",\"1\":\"trigger\"},\"beep\":{\"0\":\"no\",\"1\":\"yes\",\"else\":\"no\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"pir: u8 -> pir\"],\"06 cb\":[\"light_level: u8\"],\"07 7d\":[\"co2: u16\"],\"08 7d\":[\"tvoc: u16\"],\"09 73\":[\"pressure: u16 = x / 10\"],\"0a 7d\":[\"hcho: u16 = x / 100\"],\"0b 7d\":[\"pm2_5: u16\"],\"0c 7d\":[\"pm10: u16\"],\"0d 7d\":[\"o3: u16 = x / 100\"],\"0e 01\":[\"beep: u8 -> beep\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u16 = x / 2\",\"pir: u8 -> pir\",\"light_level: u8\",\"co2: u16\",\"tvoc: u16\",\"pressure: u16 = x / 10\",\"pm2_5: u16\",\"pm10: u16\"]}]}}]}",
  "sample": {
   "hex": "ff030b0001751c03675f0004685805000106cb71077d4900087d570109735c010a7d6e010b7d38010c7d56000d7d7000",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am319",
  "vendor": "Milesight",
  "model": "AM319",
  "about": "Variant with a formaldehyde sensor; the ozone variant sends its value in the same place of a history record",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM319\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"pir\":{\"0\":\"idle\",\"1\":\"trigger\"},\"beep\":{\"0\":\"no\",\"1\":\"yes\",\"else\":\"no\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"pir: u8 -> pir\"],\"06 cb\":[\"light_level: u8\"],\"07 7d\":[\"co2: u16\"],\"08 7d\":[\"tvoc: u16\"],\"09 73\":[\"pressure: u16 = x / 10\"],\"0a 7d\":[\"hcho: u16 = x / 100\"],\"0b 7d\":[\"pm2_5: u16\"],\"0c 7d\":[\"pm10: u16\"],\"0d 7d\":[\"o3: u16 = x / 100\"],\"0e 01\":[\"beep: u8 -> beep\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u16 = x / 2\",\"pir: u8 -> pir\",\"light_level: u8\",\"co2: u16\",\"tvoc: u16\",\"pressure: u16 = x / 10\",\"pm2_5: u16\",\"pm10: u16\",\"hcho: u16 = x / 100\"]}]}}]}",
  "sample": {
   "hex": "ff0347020175340367320004686e05000106cb1d077d3501087d0d0109731e010a7d71010b7d63000c7d72020d7d3302",
   "fPort": 1
  }
 },
 {
  "id": "milesight/am319l",
  "vendor": "Milesight",
  "model": "AM319L",
  "about": "Variant with a formaldehyde sensor; the ozone variant sends its value in the same place of a history record",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AM319L\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"pir\":{\"0\":\"idle\",\"1\":\"trigger\"},\"beep\":{\"0\":\"no\",\"1\":\"yes\",\"else\":\"no\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"pir: u8 -> pir\"],\"06 cb\":[\"light_level: u8\"],\"07 7d\":[\"co2: u16\"],\"08 7d\":[\"tvoc: u16\"],\"09 73\":[\"pressure: u16 = x / 10\"],\"0a 7d\":[\"hcho: u16 = x / 100\"],\"0b 7d\":[\"pm2_5: u16\"],\"0c 7d\":[\"pm10: u16\"],\"0d 7d\":[\"o3: u16 = x / 100\"],\"0e 01\":[\"beep: u8 -> beep\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u16 = x / 2\",\"pir: u8 -> pir\",\"light_level: u8\",\"co2: u16\",\"tvoc: u16\",\"pressure: u16 = x / 10\",\"pm2_5: u16\",\"pm10: u16\",\"hcho: u16 = x / 100\"]}]}}]}",
  "sample": {
   "hex": "ff0311010175480367680004683405000106cb51077d1d01087d5a01097353000a7d65010b7d32000c7d02020d7d4f02",
   "fPort": 1
  }
 },
 {
  "id": "milesight/at101",
  "vendor": "Milesight",
  "model": "AT101",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight AT101\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"position\":{\"0\":\"normal\",\"1\":\"tilt\"},\"moving\":{\"0\":\"unknown\",\"1\":\"start moving\",\"2\":\"moving\",\"3\":\"stop moving\"},\"geofence\":{\"0\":\"inside\",\"1\":\"outside\",\"2\":\"unset\",\"3\":\"unknown\"},\"install\":{\"0\":\"install\",\"1\":\"uninstall\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04,84 88\":[\"latitude: i32 = x / 1000000\",\"longitude: i32 = x / 1000000\",\"_status: u8\",\"motion_status = _status & 15 -> moving\",\"geofence_status = _status >> 4 -> geofence\"],\"05 00\":[\"position: u8 -> position\"],\"06 d9\":[\"_group: u8\",\"_mac: mac\",\"_rssi: i8\",\"_motion: u8\",{\"switch\":\"_mac == 'ff:ff:ff:ff:ff:ff' ? 1 : 0\",\"cases\":{\"0\":[\"wifi_scan_result = 'finish'\",\"motion_status = _motion & 15 -> moving\",{\"list\":\"wifi\",\"fields\":[\"group = _group\",\"mac = _mac\",\"rssi = _rssi\",\"motion_status = _motion & 15 -> moving\"]}],\"1\":[\"wifi_scan_result = 'timeout'\"]}}],\"07 00\":[\"tamper_status: u8 -> install\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_abnormal: u8 = x != 0\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"longitude: i32 = x / 1000000\",\"latitude: i32 = x / 1000000\"]}]}}]}",
  "sample": {
   "hex": "01753a0367400284884b016900350206020305000106d9070230011802200172070001836718015b",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ct101",
  "vendor": "Milesight",
  "model": "CT101",
  "about": "Also CT103 and CT105",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight CT101\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"currentAlarm\":[\"threshold alarm\",\"threshold alarm release\",\"over range alarm\",\"over range alarm release\"],\"currentTemperatureAlarm\":[\"Threshold alarm\",\"Threshold alarm dismiss\"],\"readFailed\":{\"65533\":\"over range alarm\",\"65535\":\"read failed\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[\"_on: u8\",\"power = 'on'\"],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"03 97\":[\"total_current: u32 = x / 100\"],\"04 98\":[\"_current: u16\",\"alarm = _current -> readFailed if _current == 65535\",\"current = _current / 100 if _current != 65535\"],\"09 67\":[\"_temperature: u16\",\"temperature_exception = _temperature -> readFailed if _temperature >= 65533\",\"temperature = (_temperature << 16 >> 16) / 10 if _temperature < 65533\"],\"84 98\":[\"current_max: u16 = x / 100\",\"current_min: u16 = x / 100\",\"current: u16 = x / 100\",\"alarm: u8 -> currentAlarm\"],\"89 67\":[\"temperature: i16 = x / 10\",\"temperature_alarm: u8 -> currentTemperatureAlarm\"]}}]}",
  "sample": {
   "hex": "ff032801039760014e0104980f0109677001849867012c000e024789676a0223",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ds3604",
  "vendor": "Milesight",
  "model": "DS3604",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight DS3604\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"01 75\":[\"battery: u8\"],\"ff 73\":[\"template: u8 = x + 1\"],\"fb 01\":[\"_block: u8\",\"_length: u8\",{\"switch\":\"_block & 63\",\"cases\":{\"10\":[\"qrcode: text _length\"],\"0,1,2,3,4,5,6,7,8,9\":[\"_number = (_block & 63) + 1\",\"text_{_number}: text _length\"]}},\"template = (_block >> 6) + 1\"]}}]}",
  "sample": {
   "hex": "017567ff7365fb010800",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em300-cl",
  "vendor": "Milesight",
  "model": "EM300-CL",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM300-CL\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"liquid\":{\"0\":\"uncalibrated\",\"1\":\"full\",\"2\":\"empty\",\"255\":\"error\"},\"calibration\":{\"0\":\"failed\",\"1\":\"success\"},\"liquidAlarm\":{\"0\":\"empty alarm release\",\"1\":\"empty alarm\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"01 75\":[\"battery: u8\"],\"fe,ff 8e\":[{\"skip\":1},{\"attributes\":[\"report_interval: u16\"]}],\"03 ed\":[\"liquid: u8 -> liquid\"],\"04 ee\":[\"calibration_result: u8 -> calibration\"],\"83 ed\":[\"liquid: u8 -> liquid\",\"liquid_alarm: u8 -> liquidAlarm\"]}}]}",
  "sample": {
   "hex": "ff8e00590201756b03ed0204ee0183ed0200",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em300-di-hall",
  "vendor": "Milesight",
  "model": "EM300-DI Hall",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM300-DI Hall\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"gpio\":{\"0\":\"low\",\"1\":\"high\"},\"gpioAlarm\":{\"0\":\"gpio alarm release\",\"1\":\"gpio alarm\"},\"waterAlarm\":{\"1\":\"water outage timeout alarm\",\"2\":\"water outage timeout alarm release\",\"3\":\"water flow timeout alarm\",\"4\":\"water flow timeout alarm release\"},\"historyAlarm\":{\"0\":\"none\",\"1\":\"water outage timeout alarm\",\"2\":\"water outage timeout alarm release\",\"3\":\"water flow timeout alarm\",\"4\":\"water flow timeout alarm release\",\"5\":\"gpio alarm\",\"6\":\"gpio alarm release\"},\"gpioType\":{\"1\":\"gpio\",\"2\":\"pulse\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"gpio: u8 -> gpio\"],\"05 c8\":[\"pulse: u32\"],\"05 e1\":[\"water_conv: u16 = x / 10\",\"pulse_conv: u16 = x / 10\",\"water: f32 = round(x, 2)\"],\"85 00\":[\"gpio: u8 -> gpio\",\"gpio_alarm: u8 -> gpioAlarm\"],\"85 e1\":[\"water_conv: u16 = x / 10\",\"pulse_conv: u16 = x / 10\",\"water: f32 = round(x, 2)\",\"water_alarm: u8 -> waterAlarm\"],\"21 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\",\"alarm: u8 -> historyAlarm\",\"_mode: u8\",\"gpio_type = _mode -> gpioType\",\"_gpio: u8\",\"_water: u16 = x\",\"_pulse: u16\",\"_value: f32 = round(x, 2)\",\"gpio = _gpio -> gpio if _mode == 1\",\"water_conv = _water / 10 if _mode == 2\",\"pulse_conv = _pulse / 10 if _mode == 2\",\"water = _value if _mode == 2\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff031e0201750f0367170104687205000105c84901290005e1180226024c0104028500010085e10b0263023101740004",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em300-di",
  "vendor": "Milesight",
  "model": "EM300-DI",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM300-DI\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"gpio\":{\"0\":\"low\",\"1\":\"high\"},\"gpioAlarm\":{\"0\":\"gpio alarm release\",\"1\":\"gpio alarm\"},\"waterAlarm\":{\"1\":\"water outage timeout alarm\",\"2\":\"water outage timeout alarm release\",\"3\":\"water flow timeout alarm\",\"4\":\"water flow timeout alarm release\"},\"historyAlarm\":{\"0\":\"none\",\"1\":\"water outage timeout alarm\",\"2\":\"water outage timeout alarm release\",\"3\":\"water flow timeout alarm\",\"4\":\"water flow timeout alarm release\",\"5\":\"gpio alarm\",\"6\":\"gpio alarm release\"},\"gpioType\":{\"1\":\"gpio\",\"2\":\"pulse\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"gpio: u8 -> gpio\"],\"05 c8\":[\"pulse: u32\"],\"05 e1\":[\"water_conv: u16 = x / 10\",\"pulse_conv: u16 = x / 10\",\"water: f32 = round(x, 2)\"],\"85 00\":[\"gpio: u8 -> gpio\",\"gpio_alarm: u8 -> gpioAlarm\"],\"85 e1\":[\"water_conv: u16 = x / 10\",\"pulse_conv: u16 = x / 10\",\"water: f32 = round(x, 2)\",\"water_alarm: u8 -> waterAlarm\"],\"21 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\",\"alarm: u8 -> historyAlarm\",\"_mode: u8\",\"gpio_type = _mode -> gpioType\",\"_gpio: u8\",\"_water: u16 = x\",\"_pulse: u16\",\"_value: f32 = round(x, 2)\",\"gpio = _gpio -> gpio if _mode == 1\",\"water_conv = _water / 10 if _mode == 2\",\"pulse_conv = _pulse / 10 if _mode == 2\",\"water = _value if _mode == 2\"]}],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\",\"_mode: u8\",\"gpio_type = _mode -> gpioType\",\"_gpio: u8\",\"_pulse: u32\",\"gpio = _gpio -> gpio if _mode == 1\",\"pulse = _pulse if _mode == 2\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff03670201755303676d0104680705000105c82f002b0205e15f024001770060018500010085e1220051017402180104",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em300-mcs",
  "vendor": "Milesight",
  "model": "EM300-MCS",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM300-MCS\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"magnet\":{\"0\":\"close\",\"1\":\"open\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"06 00\":[\"magnet_status: u8 -> magnet\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\",\"magnet_status: u8 -> magnet\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff030e0101751f03671002046816060001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em300-mld",
  "vendor": "Milesight",
  "model": "EM300-MLD",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM300-MLD\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"leakage\":{\"0\":\"normal\",\"1\":\"leak\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"05 00\":[\"leakage_status: u8 -> leakage\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"_temperature: i16\",\"_humidity: u8\",\"leakage_status: u8 -> leakage\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff03470201754f050001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em300-sld",
  "vendor": "Milesight",
  "model": "EM300-SLD",
  "about": "Also EM300-ZLD",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM300-SLD\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"leakage\":{\"0\":\"normal\",\"1\":\"leak\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"05 00\":[\"leakage_status: u8 -> leakage\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\",\"leakage_status: u8 -> leakage\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff036c0101751403673d02046863050001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em300-th",
  "vendor": "Milesight",
  "model": "EM300-TH",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM300-TH\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff031d0201754c03673301046837",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em310-tilt",
  "vendor": "Milesight",
  "model": "EM310-TILT",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM310-TILT\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"trigger\":{\"0\":\"normal\",\"else\":\"trigger\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 cf\":[\"angle_x: i16 = x / 100\",\"angle_y: i16 = x / 100\",\"angle_z: i16 = x / 100\",\"_thresholds: u8\",\"threshold_x = _thresholds >> 0 & 1 -> trigger\",\"threshold_y = _thresholds >> 1 & 1 -> trigger\",\"threshold_z = _thresholds >> 2 & 1 -> trigger\"]}}]}",
  "sample": {
   "hex": "ff03770201755003cf2d001201470234",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em310-udl",
  "vendor": "Milesight",
  "model": "EM310-UDL",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM310-UDL\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"position\":{\"0\":\"normal\",\"1\":\"tilt\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 82\":[\"distance: u16\"],\"04 00\":[\"position: u8 -> position\"]}}]}",
  "sample": {
   "hex": "ff036e0001751703825400040001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em320-th",
  "vendor": "Milesight",
  "model": "EM320-TH",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM320-TH\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff034a0101754b03676b0004683f",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em320-tilt",
  "vendor": "Milesight",
  "model": "EM320-TILT",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM320-TILT\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"trigger\":{\"0\":\"normal\",\"else\":\"trigger\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 d4\":[\"_x: i16\",\"angle_x = (_x >> 1) / 100\",\"threshold_x = _x & 1 -> trigger\",\"_y: i16\",\"angle_y = (_y >> 1) / 100\",\"threshold_y = _y & 1 -> trigger\",\"_z: i16\",\"angle_z = (_z >> 1) / 100\",\"threshold_z = _z & 1 -> trigger\"]}}]}",
  "sample": {
   "hex": "ff03220201754a03d422001d025e02",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em400-tld",
  "vendor": "Milesight",
  "model": "EM400-TLD",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM400-TLD\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"position\":{\"0\":\"normal\",\"1\":\"tilt\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 82\":[\"distance: u16\"],\"05 00\":[\"position: u8 -> position\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_abnormal: u8 = x != 0\"],\"84 82\":[\"distance: u16\",\"distance_alarming: u8 = x != 0\"]}}]}",
  "sample": {
   "hex": "ff030b01017515036746000482730205000183676b021e8482170272",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em400-udl",
  "vendor": "Milesight",
  "model": "EM400-UDL",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM400-UDL\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"position\":{\"0\":\"normal\",\"1\":\"tilt\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 82\":[\"distance: u16\"],\"05 00\":[\"position: u8 -> position\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_abnormal: u8 = x != 0\"],\"84 82\":[\"distance: u16\",\"distance_alarming: u8 = x != 0\"]}}]}",
  "sample": {
   "hex": "ff034102017536036704020482410105000183676c00688482580117",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em410-rdl",
  "vendor": "Milesight",
  "model": "EM410-RDL",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM410-RDL\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"distanceAlarm\":{\"0\":\"Threshold Alarm Release\",\"1\":\"Threshold Alarm\",\"2\":\"Mutation Alarm\"},\"distanceException\":{\"0\":\"Blind Spot Alarm Release\",\"1\":\"Blind Spot Alarm\",\"2\":\"No Target\",\"3\":\"Sensor Exception\"},\"distanceCode\":{\"65533\":\"No Target\",\"65534\":\"Disabled\",\"65535\":\"Sensor Exception\"},\"temperatureCode\":{\"65534\":\"Disabled\",\"65535\":\"Sensor Exception\"},\"radarEvent\":[\"Threshold Alarm\",\"Threshold Alarm Release\",\"Blind Spot Alarm\",\"Blind Spot Alarm Release\",\"Mutation Alarm\",\"Tilt Alarm\"],\"radarPosition\":{\"0\":\"Normal\",\"1\":\"Tilt\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 82\":[\"distance: u16\"],\"05 00\":[\"position: u8 -> radarPosition\"],\"06 c7\":[\"radar_signal_rssi: i16 = x / 100\"],\"84 82\":[\"distance: u16\",\"distance_alarm: u8 -> distanceAlarm\"],\"94 82\":[\"distance: u16\",\"distance_mutation: i16\",\"distance_alarm: u8 -> distanceAlarm\"],\"b4 82\":[\"_distance: u16\",\"distance = _distance if _distance < 65533\",\"distance_exception: u8 -> distanceException\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"_distance: u16\",\"_temperature: u16\",\"_mutation: i16\",\"_event: u8\",\"distance = _distance if _distance < 65533\",\"distance_exception = _distance -> distanceCode if _distance >= 65533\",\"temperature = (_temperature << 16 >> 16) / 10 if _temperature < 65534\",\"temperature_exception = _temperature -> temperatureCode if _temperature >= 65534\",\"event = _event -> radarEvent if _event != 0\",\"distance_mutation = _mutation if _event & 16\"]}]}}]}",
  "sample": {
   "hex": "ff0355020175540367580004826d0205000106c76000848277000194821f02100101b4824a0202",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em500-co2",
  "vendor": "Milesight",
  "model": "EM500-CO2",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM500-CO2\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"temperatureAlarm500\":{\"0\":\"threshold alarm\",\"1\":\"threshold alarm release\",\"2\":\"mutation alarm\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 68\":[\"humidity: u8 = x / 2\"],\"83 d7\":[\"temperature: i16 = x / 10\",\"temperature_change: i16 = x / 10\",\"temperature_alarm: u8 -> temperatureAlarm500\"],\"05 7d\":[\"co2: u16\"],\"06 73\":[\"pressure: u16 = x / 10\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"co2: u16\",\"pressure: u16 = x / 10\",\"temperature: i16 = x / 10\",\"humidity: u8 = x / 2\"]}]}}]}",
  "sample": {
   "hex": "ff03090001750b0367300004680e83d76302090001057d3c0206730301",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em500-lgt",
  "vendor": "Milesight",
  "model": "EM500-LGT",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM500-LGT\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 94\":[\"illumination: u32\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"illumination: u32\"]}]}}]}",
  "sample": {
   "hex": "ff03160201756a03944d006f01",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em500-pp",
  "vendor": "Milesight",
  "model": "EM500-PP",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM500-PP\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 7b\":[\"pressure: u16\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"pressure: u16\"]}]}}]}",
  "sample": {
   "hex": "ff031a02017533037b1a02",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em500-pt100",
  "vendor": "Milesight",
  "model": "EM500-PT100",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM500-PT100\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"temperatureAlarm500\":{\"0\":\"threshold alarm\",\"1\":\"threshold alarm release\",\"2\":\"mutation alarm\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"83 d7\":[\"temperature: i16 = x / 10\",\"temperature_change: i16 = x / 10\",\"temperature_alarm: u8 -> temperatureAlarm500\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\"]}]}}],\"downlink\":{\"port\":85,\"commands\":{\"reboot\":[\"ff10ff\"],\"report_interval\":[\"ff03\",\"u16\"]}}}",
  "sample": {
   "hex": "ff0374020175660367270283d72500780201",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em500-smtc",
  "vendor": "Milesight",
  "model": "EM500-SMTC",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM500-SMTC\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"temperatureAlarm500\":{\"0\":\"threshold alarm\",\"1\":\"threshold alarm release\",\"2\":\"mutation alarm\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"83 d7\":[\"temperature: i16 = x / 10\",\"temperature_change: i16 = x / 10\",\"temperature_alarm: u8 -> temperatureAlarm500\"],\"04 68\":[\"moisture: u8 = x / 2\"],\"04 ca\":[\"moisture: u16 = x / 100\"],\"05 7f\":[\"ec: u16\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"ec: u16\",\"temperature: i16 = x / 10\",\"moisture: u16 = x / 100\"]}]}}]}",
  "sample": {
   "hex": "ff03760101755003676a0183d7330011020104680704ca3002057f0f00",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em500-swl",
  "vendor": "Milesight",
  "model": "EM500-SWL",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM500-SWL\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 77\":[\"water_level: u16\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"water_level: u16\"]}]}}]}",
  "sample": {
   "hex": "ff03060201755a03775400",
   "fPort": 1
  }
 },
 {
  "id": "milesight/em500-udl",
  "vendor": "Milesight",
  "model": "EM500-UDL",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight EM500-UDL\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 82\":[\"distance: u16\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"distance: u16\"]}]}}]}",
  "sample": {
   "hex": "ff03430001755003826e01",
   "fPort": 1
  }
 },
 {
  "id": "milesight/gs101",
  "vendor": "Milesight",
  "model": "GS101",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight GS101\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"magnet\":{\"0\":\"close\",\"1\":\"open\"},\"gasState\":{\"0\":\"normal\",\"1\":\"abnormal\"},\"gasAlarm\":{\"0\":\"power down\",\"1\":\"power on\",\"2\":\"sensor failure\",\"3\":\"sensor recover\",\"4\":\"sensor about to fail\",\"5\":\"sensor failed\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"05 8e\":[\"state: u8 -> gasState\"],\"06 01\":[\"valve: u8 -> magnet\"],\"07 01\":[\"relay: u8 -> magnet\"],\"08 90\":[\"life_remain: u32\"],\"ff 3f\":[\"alarm: u8 -> gasAlarm\"]}}]}",
  "sample": {
   "hex": "ff034300058e0106010107010108902e005602ff3f03",
   "fPort": 1
  }
 },
 {
  "id": "milesight/gs301",
  "vendor": "Milesight",
  "model": "GS301",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight GS301\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"02 67\":[\"temperature: i16 = x / 10\"],\"03 68\":[\"humidity: u8 = x / 2\"],\"04 7d\":[\"nh3: u16 = x / 100\"],\"05 7d\":[\"h2s: u16 = x / 100\"]}}]}",
  "sample": {
   "hex": "ff03510001755b0267200003684e047d3701057d3b01",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ts101",
  "vendor": "Milesight",
  "model": "TS101",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight TS101\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"temperatureAlarm\":{\"0\":\"threshold alarm release\",\"1\":\"threshold alarm\",\"2\":\"mutation alarm\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_alarm: u8 -> temperatureAlarm\"],\"93 d7\":[\"temperature: i16 = x / 10\",\"temperature_change: i16 = x / 100\",\"temperature_alarm: u8 -> temperatureAlarm\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"temperature: i16 = x / 10\"]}]}}]}",
  "sample": {
   "hex": "ff03280201751d03670801836774000193d71c026c0101",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ts201",
  "vendor": "Milesight",
  "model": "TS201",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight TS201\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"alarmTitle\":{\"0\":\"Threshold Alarm Release\",\"1\":\"Threshold Alarm\",\"2\":\"Mutation Alarm\"},\"readError\":{\"0\":\"Read Error\",\"1\":\"Overload\"},\"readStatus\":{\"0\":\"Success\",\"1\":\"Read Error\",\"2\":\"Overload\"},\"historyEvent\":{\"0\":\"\",\"1\":\"Periodic\",\"2\":\"Alarm(Threshold or Mutation)\",\"3\":\"Alarm Release\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_alarm: u8 -> alarmTitle\"],\"93 67\":[\"temperature: i16 = x / 10\",\"temperature_mutation: i16 = x / 10\",\"temperature_alarm: u8 -> alarmTitle\"],\"b3 67\":[\"temperature_error: u8 -> readError\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"_event: u8\",\"temperature: i16 = x / 10\",\"read_status = _event >> 4 -> readStatus\",\"event_type = _event & 15 -> historyEvent\"]}]}}]}",
  "sample": {
   "hex": "ff031e0001751c03676800836741010193675b02420102b36701",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs121",
  "vendor": "Milesight",
  "model": "VS121",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS121\",\"order\":\"little\",\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"protocol_version: u8\"]}],\"ff 08\":[{\"attributes\":[\"sn: hex 6\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = '{_major}.{_minor}'\"]}],\"ff 1f\":[{\"attributes\":[\"_a: u8\",\"_b: u8\",\"_c: u8\",\"_d: u8\",\"firmware_version = '{_a}.{_b}.{_c}.{_d}'\"]}],\"04 c9\":[\"people_count_all: u8\",\"region_count: u8\",\"_regions: u16be\",{\"switch\":\"region_count > 0 ? 1 : 0\",\"cases\":{\"0\":[],\"1\":[\"region_1 = _regions >> 0 & 1 if region_count > 0\",\"region_2 = _regions >> 1 & 1 if region_count > 1\",\"region_3 = _regions >> 2 & 1 if region_count > 2\",\"region_4 = _regions >> 3 & 1 if region_count > 3\",\"region_5 = _regions >> 4 & 1 if region_count > 4\",\"region_6 = _regions >> 5 & 1 if region_count > 5\",\"region_7 = _regions >> 6 & 1 if region_count > 6\",\"region_8 = _regions >> 7 & 1 if region_count > 7\",\"region_9 = _regions >> 8 & 1 if region_count > 8\",\"region_10 = _regions >> 9 & 1 if region_count > 9\",\"region_11 = _regions >> 10 & 1 if region_count > 10\",\"region_12 = _regions >> 11 & 1 if region_count > 11\",\"region_13 = _regions >> 12 & 1 if region_count > 12\",\"region_14 = _regions >> 13 & 1 if region_count > 13\",\"region_15 = _regions >> 14 & 1 if region_count > 14\",\"region_16 = _regions >> 15 & 1 if region_count > 15\"]}}],\"05 cc\":[\"people_in: u16be\",\"people_out: u16be\"],\"06 cd\":[\"people_count_max: u8\"],\"07 d5\":[\"region_1_count: u8\",\"region_2_count: u8\",\"region_3_count: u8\",\"region_4_count: u8\",\"region_5_count: u8\",\"region_6_count: u8\",\"region_7_count: u8\",\"region_8_count: u8\"],\"08 d5\":[\"region_9_count: u8\",\"region_10_count: u8\",\"region_11_count: u8\",\"region_12_count: u8\",\"region_13_count: u8\",\"region_14_count: u8\",\"region_15_count: u8\",\"region_16_count: u8\"],\"09 da\":[\"a_to_a: u16be\",\"a_to_b: u16be\",\"a_to_c: u16be\",\"a_to_d: u16be\"],\"0a da\":[\"b_to_a: u16be\",\"b_to_b: u16be\",\"b_to_c: u16be\",\"b_to_d: u16be\"],\"0b da\":[\"c_to_a: u16be\",\"c_to_b: u16be\",\"c_to_c: u16be\",\"c_to_d: u16be\"],\"0c da\":[\"d_to_a: u16be\",\"d_to_b: u16be\",\"d_to_c: u16be\",\"d_to_d: u16be\"],\"0d cc\":[\"people_total_in: u16be\",\"people_total_out: u16be\"],\"0e e4\":[\"_region: u8\",\"dwell_time_avg: u16be\",\"dwell_time_max: u16be\"]}}]}",
  "sample": {
   "hex": "04c94d00620205cc5001430006cd0b07d52c0238014602600208d524002a0162024a0009da40024c000f021b00",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs132",
  "vendor": "Milesight",
  "model": "VS132",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS132\",\"order\":\"little\",\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"protocol_version: u8\"]}],\"ff 08\":[{\"attributes\":[\"sn: hex 6\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = '{_major}.{_minor}'\"]}],\"ff 1f\":[{\"attributes\":[\"_a: u8\",\"_b: u8\",\"_c: u8\",\"_d: u8\",\"firmware_version = '{_a}.{_b}.{_c}.{_d}'\"]}],\"03 d2\":[\"total_counter_in: u32\"],\"04 d2\":[\"total_counter_out: u32\"],\"05 cc\":[\"periodic_counter_in: u16\",\"periodic_counter_out: u16\"]}}]}",
  "sample": {
   "hex": "03d22a012d0004d24900240205cc4c021d00",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs133",
  "vendor": "Milesight",
  "model": "VS133",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS133\",\"order\":\"little\",\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"protocol_version: u8\"]}],\"ff 08\":[{\"attributes\":[\"sn: hex 6\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = '{_major}.{_minor}'\"]}],\"ff 1f\":[{\"attributes\":[\"_a: u8\",\"_b: u8\",\"_c: u8\",\"_d: u8\",\"firmware_version = '{_a}.{_b}.{_c}.{_d}'\"]}],\"03,06,09,0c d2\":[\"_line = floor(channel / 3)\",\"line_{_line}_total_in: u32\"],\"04,07,0a,0d d2\":[\"_line = floor(channel / 3)\",\"line_{_line}_total_out: u32\"],\"05,08,0b,0e cc\":[\"_line = floor(channel / 3)\",\"line_{_line}_period_in: u16\",\"line_{_line}_period_out: u16\"],\"0f e3\":[\"region_1_count: u8\",\"region_2_count: u8\",\"region_3_count: u8\",\"region_4_count: u8\"],\"10 e4\":[\"_region: u8\",\"region_{_region}_avg_dwell: u16\",\"region_{_region}_max_dwell: u16\"]}}]}",
  "sample": {
   "hex": "06d252025f000dd2290116010bcc1c0107020fe340001f0210e4450116004f",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs330",
  "vendor": "Milesight",
  "model": "VS330",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS330\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"calibration\":{\"0\":\"failed\",\"1\":\"success\"},\"occupancy\":{\"0\":\"vacant\",\"1\":\"occupied\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"02 82\":[\"distance: u16\"],\"03 8e\":[\"occupancy: u8 -> occupancy\"],\"04 8e\":[\"calibration: u8 -> calibration\"]}}]}",
  "sample": {
   "hex": "ff03150101757702826301038e01048e01",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs340",
  "vendor": "Milesight",
  "model": "VS340",
  "about": "Also VS341",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS340\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"occupancy\":{\"0\":\"vacant\",\"1\":\"occupied\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 00\":[\"occupancy: u8 -> occupancy\"]}}]}",
  "sample": {
   "hex": "ff033501017527030001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs350",
  "vendor": "Milesight",
  "model": "VS350",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS350\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"counterAlarm\":{\"0\":\"threshold alarm release\",\"1\":\"threshold alarm\",\"3\":\"high temperature alarm\",\"4\":\"high temperature alarm release\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 cc\":[\"total_in: u16\",\"total_out: u16\"],\"05 cc\":[\"period_in: u16\",\"period_out: u16\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_alarm: u8 -> counterAlarm\"],\"84 cc\":[\"total_in: u16\",\"total_out: u16\",\"total_count_alarm: u8 -> counterAlarm\"],\"85 cc\":[\"period_in: u16\",\"period_out: u16\",\"period_count_alarm: u8 -> counterAlarm\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"_type: u8\",\"period_in: u16\",\"period_out: u16\",{\"switch\":\"_type\",\"cases\":{\"0\":[],\"1\":[\"total_in: u16\",\"total_out: u16\"]}}]}]}}]}",
  "sample": {
   "hex": "ff03680101757803672e0104cc0400620005cc62025a01836768010384cc0f0011000385cc42012e0104",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs351",
  "vendor": "Milesight",
  "model": "VS351",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS351\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"counterAlarm\":{\"0\":\"threshold alarm release\",\"1\":\"threshold alarm\",\"3\":\"high temperature alarm\",\"4\":\"high temperature alarm release\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 cc\":[\"total_in: u16\",\"total_out: u16\"],\"05 cc\":[\"period_in: u16\",\"period_out: u16\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_alarm: u8 -> counterAlarm\"],\"84 cc\":[\"total_in: u16\",\"total_out: u16\",\"total_count_alarm: u8 -> counterAlarm\"],\"85 cc\":[\"period_in: u16\",\"period_out: u16\",\"period_count_alarm: u8 -> counterAlarm\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"_type: u8\",\"period_in: u16\",\"period_out: u16\",{\"switch\":\"_type\",\"cases\":{\"0\":[],\"1\":[\"total_in: u16\",\"total_out: u16\"]}}]}]}}]}",
  "sample": {
   "hex": "ff0314000175370367360004cc5500090105cc6501060183671f010484cc740231020185cc7400080104",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs360",
  "vendor": "Milesight",
  "model": "VS360",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS360\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"counterAlarm\":{\"0\":\"threshold alarm release\",\"1\":\"threshold alarm\",\"3\":\"high temperature alarm\",\"4\":\"high temperature alarm release\"},\"counterEvent\":{\"0\":\"counting anomaly\",\"1\":\"node device without response\",\"2\":\"devices misaligned\"},\"eventStatus\":{\"0\":\"alarm release\",\"1\":\"alarm\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 cc\":[\"total_in: u16\",\"total_out: u16\"],\"05 cc\":[\"period_in: u16\",\"period_out: u16\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_alarm: u8 -> counterAlarm\"],\"84 cc\":[\"total_in: u16\",\"total_out: u16\",\"total_count_alarm: u8 -> counterAlarm\"],\"85 cc\":[\"period_in: u16\",\"period_out: u16\",\"period_count_alarm: u8 -> counterAlarm\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"_type: u8\",\"period_in: u16\",\"period_out: u16\",{\"switch\":\"_type\",\"cases\":{\"0\":[],\"1\":[\"total_in: u16\",\"total_out: u16\"]}}]}],\"01 75\":[\"battery_main: u8\"],\"02 75\":[\"battery_node: u8\"],\"03 f4\":[{\"list\":\"event\",\"fields\":[\"type: u8 -> counterEvent\",\"status: u8 -> eventStatus\"]}]}}]}",
  "sample": {
   "hex": "ff030d010367650204cc5c001d0205cc34012702836711000184cc1b026a020485cc590277000301754302756c",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs370",
  "vendor": "Milesight",
  "model": "VS370",
  "about": "Readings; answers to downlinks are left out with a warning",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS370\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"occupancy\":{\"0\":\"vacant\",\"1\":\"occupied\"},\"light370\":{\"0\":\"dim\",\"1\":\"bright\",\"254\":\"disable\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 00\":[\"occupancy: u8 -> occupancy\"],\"04 00\":[\"illuminance: u8 -> light370\"]}}]}",
  "sample": {
   "hex": "017562030001040001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/vs373",
  "vendor": "Milesight",
  "model": "VS373",
  "about": "Readings and alarms; answers to downlinks are left out with a warning",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight VS373\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"detection\":{\"0\":\"normal\",\"1\":\"vacant\",\"2\":\"in_bed\",\"3\":\"out_of_bed\",\"4\":\"fall\"},\"target\":{\"0\":\"normal\",\"1\":\"motionless\",\"2\":\"abnormal\"},\"region\":{\"0\":\"occupied\",\"1\":\"vacant\"},\"radarAlarm\":{\"0\":\"fall\",\"1\":\"motionless\",\"2\":\"dwell\",\"3\":\"out_of_bed\",\"4\":\"occupied\",\"5\":\"vacant\"},\"alarmStatus\":{\"1\":\"alarm_triggered\",\"2\":\"alarm_deactivated\",\"3\":\"alarm_ignored\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"03 f8\":[\"detection_status: u8 -> detection\",\"target_status: u8 -> target\",\"use_time_now: u16\",\"use_time_today: u16\"],\"04 f9\":[\"region_1_occupancy: u8 -> region\",\"region_2_occupancy: u8 -> region\",\"region_3_occupancy: u8 -> region\",\"region_4_occupancy: u8 -> region\"],\"05 fa\":[\"region_1_out_of_bed_time: u16\",\"region_2_out_of_bed_time: u16\",\"region_3_out_of_bed_time: u16\",\"region_4_out_of_bed_time: u16\"],\"06 fb\":[{\"list\":\"events\",\"fields\":[\"alarm_id: u16\",\"_type: u8\",\"alarm_type = _type -> radarAlarm\",\"alarm_status: u8 -> alarmStatus\",\"_region: u8\",\"region_id = _region if _type == 3\"]}]}}]}",
  "sample": {
   "hex": "03f80200100e504604f90001010105fa0000580200000000",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ws101",
  "vendor": "Milesight",
  "model": "WS101",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight WS101\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"press\":{\"1\":\"short\",\"2\":\"long\",\"3\":\"double\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"ff 2e\":[\"press: u8 -> press\"]}}]}",
  "sample": {
   "hex": "ff036500017554ff2e02",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ws201",
  "vendor": "Milesight",
  "model": "WS201",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight WS201\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 82\":[\"distance: u16\"],\"04 d6\":[\"remaining: u8\"]}}]}",
  "sample": {
   "hex": "ff036b020175080382250104d614",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ws202",
  "vendor": "Milesight",
  "model": "WS202",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight WS202\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"motion\":{\"0\":\"normal\",\"1\":\"trigger\"},\"daylight\":{\"0\":\"dark\",\"1\":\"light\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 00\":[\"pir: u8 -> motion\"],\"04 00\":[\"daylight: u8 -> daylight\"]}}]}",
  "sample": {
   "hex": "ff034102017525030001040001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ws301",
  "vendor": "Milesight",
  "model": "WS301",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight WS301\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"magnet\":{\"0\":\"close\",\"1\":\"open\"},\"installed\":{\"0\":\"installed\",\"1\":\"uninstalled\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 00\":[\"magnet_status: u8 -> magnet\"],\"04 00\":[\"tamper_status: u8 -> installed\"]}}]}",
  "sample": {
   "hex": "ff031101017529030001040001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ws302",
  "vendor": "Milesight",
  "model": "WS302",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight WS302\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"frequencyWeighting\":{\"0\":\"Z\",\"1\":\"A\",\"2\":\"C\"},\"timeWeighting\":{\"0\":\"I\",\"1\":\"F\",\"2\":\"S\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"05 5b\":[\"_weighting: u8\",\"_frequency = _weighting & 3 -> frequencyWeighting\",\"_time = _weighting >> 2 & 3 -> timeWeighting\",\"L{_frequency}{_time}: u16 = x / 10\",\"L{_frequency}eq: u16 = x / 10\",\"L{_frequency}{_time}max: u16 = x / 10\"]}}]}",
  "sample": {
   "hex": "ff034600017573055b2f02050123013b",
   "fPort": 1
  }
 },
 {
  "id": "milesight/ws303",
  "vendor": "Milesight",
  "model": "WS303",
  "about": "",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight WS303\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"leakage\":{\"0\":\"normal\",\"1\":\"leak\"}},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x >> 4}.{x & 15}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[{\"attributes\":[\"_on: u8\",\"device_status = 'on'\"]}],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"fe,ff 03\":[{\"attributes\":[\"report_interval: u16\"]}],\"01 75\":[\"battery: u8\"],\"03 00\":[\"leakage_status: u8 -> leakage\"]}}]}",
  "sample": {
   "hex": "ff037600017505030001",
   "fPort": 1
  }
 },
 {
  "id": "milesight/wt201",
  "vendor": "Milesight",
  "model": "WT201",
  "about": "Readings, plans, wiring and history; answers to downlinks (channels fe and f8) are left out with a warning",
  "documentation": "User guide of each model, chapter 'Uplink data': https://www.milesight.com/iot/resources/download-center/",
  "script": "{\"table\":1,\"device\":\"Milesight WT201\",\"order\":\"little\",\"maps\":{\"lorawanClass\":{\"0\":\"ClassA\",\"1\":\"ClassB\",\"2\":\"ClassC\",\"3\":\"ClassCtoB\"},\"controlMode\":{\"0\":\"heat\",\"1\":\"em heat\",\"2\":\"cool\",\"3\":\"auto\"},\"controlStatus\":{\"0\":\"standby\",\"1\":\"stage-1 heat\",\"2\":\"stage-2 heat\",\"3\":\"stage-3 heat\",\"4\":\"stage-4 heat\",\"5\":\"em heat\",\"6\":\"stage-1 cool\",\"7\":\"stage-2 cool\"},\"fanMode\":{\"0\":\"auto\",\"1\":\"on\",\"2\":\"circulate\"},\"fanStatus\":{\"0\":\"standby\",\"1\":\"high speed\",\"2\":\"low speed\",\"3\":\"on\"},\"planEvent\":{\"0\":\"not executed\",\"1\":\"wake\",\"2\":\"away\",\"3\":\"home\",\"4\":\"sleep\"},\"planType\":{\"0\":\"wake\",\"1\":\"away\",\"2\":\"home\",\"3\":\"sleep\"},\"onOff\":{\"0\":\"off\",\"1\":\"on\"},\"enable\":{\"0\":\"disable\",\"1\":\"enable\"},\"temperatureUnit\":{\"0\":\"℃\",\"1\":\"℉\"},\"weekDays\":[null,\"Mon.\",\"Tues.\",\"Wed.\",\"Thur.\",\"Fri.\",\"Sat.\",\"Sun.\"],\"permissions\":{\"0\":\"thermostat\",\"1\":\"remote control\"},\"collection\":{\"1\":\"collection failure\",\"2\":\"out of measuring range\"},\"thermostatAlarm\":{\"1\":\"emergency heating timeout alarm\",\"2\":\"auxiliary heating timeout alarm\",\"3\":\"persistent low temperature alarm\",\"4\":\"persistent low temperature alarm release\",\"5\":\"persistent high temperature alarm\",\"6\":\"persistent high temperature alarm release\",\"7\":\"freeze protection alarm\",\"8\":\"freeze protection alarm release\",\"9\":\"temperature threshold alarm\",\"10\":\"temperature threshold alarm release\"},\"obMode\":{\"0\":\"cool\",\"1\":\"heat\",\"3\":\"Keep Original Setting\"},\"statusEnable\":[\"stage-1 heat\",\"stage-2 heat\",\"stage-3 heat\",\"stage-4 heat\",\"aux heat\",null,null,null,\"stage-1 cool\",\"stage-2 cool\"]},\"payload\":[{\"key\":2,\"records\":{\"ff 01\":[{\"attributes\":[\"ipso_version: u8 = 'v{x & 15}.{x >> 4}'\"]}],\"ff 09\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"hardware_version = 'v{_major:x}.{_minor >> 4}'\"]}],\"ff 0a\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"firmware_version = 'v{_major:x}.{_minor:x}'\"]}],\"ff 0b\":[\"_on: u8\",\"device_status = 'on'\"],\"ff 0f\":[{\"attributes\":[\"lorawan_class: u8 -> lorawanClass\"]}],\"ff 16\":[{\"attributes\":[\"sn: hex 8\"]}],\"ff fe\":[{\"attributes\":[\"_reset: u8\",\"reset_event = 1\"]}],\"ff ff\":[{\"attributes\":[\"_major: u8\",\"_minor: u8\",\"tsl_version = 'v{_major:x}.{_minor:x}'\"]}],\"03 67\":[\"temperature: i16 = x / 10\"],\"04 67\":[\"temperature_target: i16 = x / 10\"],\"05 e7\":[\"_control: u8\",\"temperature_control_mode = _control & 3 -> controlMode\",\"temperature_control_status = _control >> 4 -> controlStatus\"],\"06 e8\":[\"_fan: u8\",\"fan_mode = _fan & 3 -> fanMode\",\"fan_status = _fan >> 2 & 3 -> fanStatus\"],\"07 bc\":[\"plan_event: u8 = x & 15 -> planEvent\"],\"08 8e\":[\"system_status: u8 -> onOff\"],\"09 68\":[\"humidity: u8 = x / 2\"],\"0a 6e\":[\"_relay: u8\",{\"object\":\"wires_relay\",\"fields\":[\"y1 = _relay >> 0 & 1\",\"y2_gl = _relay >> 1 & 1\",\"w1 = _relay >> 2 & 1\",\"w2_aux = _relay >> 3 & 1\",\"e = _relay >> 4 & 1\",\"g = _relay >> 5 & 1\",\"ob = _relay >> 6 & 1\"]}],\"ff c9\":[{\"list\":\"plan_schedule\",\"fields\":[\"type: u8 -> planType\",\"index: u8 = x + 1\",\"plan_enable: u8 -> enable\",\"week_recycle: u8 -> weekDays\",\"_minutes: u16\",\"time = '{floor(_minutes / 60):2}:{_minutes % 60:2}'\"]}],\"ff c8\":[{\"list\":\"plan_settings\",\"fields\":[\"type: u8 -> planType\",\"temperature_ctl_mode: u8 -> controlMode\",\"fan_mode: u8 -> fanMode\",\"_target: u8\",\"temperature_target = _target & 127\",\"temperature_unit = _target >> 7 -> temperatureUnit\",\"temperature_error: u8 = x / 10\"]}],\"ff ca\":[\"_a: u8\",\"_b: u8\",\"_c: u8\",{\"switch\":\"_a >> 0 & 3\",\"cases\":{\"1,2,3\":[{\"list\":\"wires\",\"each\":\"_wire = 'y1'\"}]},\"otherwise\":[]},{\"switch\":\"_a >> 2 & 3\",\"cases\":{\"1,2,3\":[{\"list\":\"wires\",\"each\":\"_wire = 'g'\"}]},\"otherwise\":[]},{\"switch\":\"_a >> 4 & 3\",\"cases\":{\"1,2,3\":[{\"list\":\"wires\",\"each\":\"_wire = 'ob'\"}]},\"otherwise\":[]},{\"switch\":\"_a >> 6 & 3\",\"cases\":{\"1,2,3\":[{\"list\":\"wires\",\"each\":\"_wire = 'w1'\"}]},\"otherwise\":[]},{\"switch\":\"_b >> 0 & 3\",\"cases\":{\"1,2,3\":[{\"list\":\"wires\",\"each\":\"_wire = 'e'\"}]},\"otherwise\":[]},{\"switch\":\"_b >> 2 & 3\",\"cases\":{\"1,2,3\":[{\"list\":\"wires\",\"each\":\"_wire = 'cl_cn'\"}]},\"otherwise\":[]},{\"switch\":\"_b >> 4 & 3\",\"cases\":{\"1,2,3\":[{\"list\":\"wires\",\"each\":\"_wire = 'pek'\"}]},\"otherwise\":[]},{\"switch\":\"_b >> 6 & 3\",\"cases\":{\"1\":[{\"list\":\"wires\",\"each\":\"_wire = 'w2'\"}],\"2\":[{\"list\":\"wires\",\"each\":\"_wire = 'aux'\"}]},\"otherwise\":[]},{\"switch\":\"_c >> 0 & 3\",\"cases\":{\"1\":[{\"list\":\"wires\",\"each\":\"_wire = 'y2'\"}],\"2\":[{\"list\":\"wires\",\"each\":\"_wire = 'gl'\"}]},\"otherwise\":[]},\"ob_mode = _c >> 2 & 3 -> obMode\"],\"ff f6\":[\"control_permissions: u8 -> permissions\"],\"83 67\":[\"temperature: i16 = x / 10\",\"temperature_alarm: u8 -> thermostatAlarm\"],\"b3 67\":[\"temperature_exception: u8 -> collection\"],\"b9 68\":[\"humidity_exception: u8 -> collection\"],\"ff cb\":[\"_modes: u8\",{\"switch\":\"_modes >> 3 & 1\",\"cases\":{\"1\":[{\"list\":\"temperature_control_mode_enable\",\"each\":\"_mode = 'auto'\"}]},\"otherwise\":[]},{\"switch\":\"_modes >> 2 & 1\",\"cases\":{\"1\":[{\"list\":\"temperature_control_mode_enable\",\"each\":\"_mode = 'cool'\"}]},\"otherwise\":[]},{\"switch\":\"_modes >> 1 & 1\",\"cases\":{\"1\":[{\"list\":\"temperature_control_mode_enable\",\"each\":\"_mode = 'em heat'\"}]},\"otherwise\":[]},{\"switch\":\"_modes >> 0 & 1\",\"cases\":{\"1\":[{\"list\":\"temperature_control_mode_enable\",\"each\":\"_mode = 'heat'\"}]},\"otherwise\":[]},\"temperature_control_status_enable: u16 -> statusEnable\"],\"20 ce\":[{\"point\":\"_ts * 1000\",\"fields\":[\"_ts: u32\",\"_state: u16\",\"_target: u16\",\"fan_mode = _state & 3 -> fanMode\",\"fan_status = _state >> 2 & 3 -> fanStatus\",\"system_status = _state >> 4 & 1 -> onOff\",\"temperature = round((_state >> 5) / 10 - 100, 1)\",\"temperature_ctl_mode = _target & 3 -> controlMode\",\"temperature_ctl_status = _target >> 2 & 7 -> controlStatus\",\"temperature_target = round((_target >> 5) / 10 - 100, 1)\"]}]}}]}",
  "sample": {
   "hex": "036719000467770205e75106e84207bc11088e010968440a6e43ffc80102020153ffca5a006dfff6018367150206",
   "fPort": 1
  }
 },
 {
  "id": "netvox/r311a",
  "vendor": "Netvox",
  "model": "R311A",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R311A\",\"maps\":{\"onOff\":{\"0\":\"off\",\"1\":\"on\"},\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"contact_switch: u8 -> onOff\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"_reserved: hex rest\"],\"131\":[\"cmd = 'setOnOffStateDurationRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"132\":[\"cmd = 'getOnOffStateDurationRsp'\",\"on_state_duration: u16\",\"off_state_duration: u16\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "0102002020017100bf011e",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r716s",
  "vendor": "Netvox",
  "model": "R716S",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R716S\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "0101001f8e00f3018d02b2",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718a",
  "vendor": "Netvox",
  "model": "R718A",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718A\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"},\"sensorType\":{\"1\":\"temperature sensor\",\"2\":\"humidity sensor\"},\"channel\":{\"0\":\"temperature\",\"1\":\"humidity\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"temperature: i16 = x / 100\",\"humidity: u16 = x / 100\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"tempChange: u16 = x / 100\",\"humiChange: u16 = x / 100\",\"_reserved: hex rest\"]}}],\"14\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setGlobalCalibrateRsp'\",\"sensor_type: u8 -> sensorType\",\"channel: u8 -> channel\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getGlobalCalibrateRsp'\",\"sensor_type: u8 -> sensorType\",\"channel: u8 -> channel\",\"multiplier: u16\",\"divisor: u16\",\"deltValue: i16\",\"_reserved: hex rest\"],\"131\":[\"cmd = 'clearGlobalCalibrateRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"]}}],\"16\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setSensorAlarmThresholdRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getSensorAlarmThresholdRsp'\",\"channel: u8 -> channel\",\"sensor_type: u8 -> sensorType\",\"sensor_high_threshold: i32 = x / 100\",\"sensor_low_threshold: i32 = x / 100\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "010b00205000cd02b301ea",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718ab",
  "vendor": "Netvox",
  "model": "R718AB",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718AB\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"},\"sensorType\":{\"1\":\"temperature sensor\",\"2\":\"humidity sensor\"},\"channel\":{\"0\":\"temperature\",\"1\":\"humidity\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"temperature: i16 = x / 100\",\"humidity: u16 = x / 100\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"tempChange: u16 = x / 100\",\"humiChange: u16 = x / 100\",\"_reserved: hex rest\"]}}],\"14\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setGlobalCalibrateRsp'\",\"sensor_type: u8 -> sensorType\",\"channel: u8 -> channel\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getGlobalCalibrateRsp'\",\"sensor_type: u8 -> sensorType\",\"channel: u8 -> channel\",\"multiplier: u16\",\"divisor: u16\",\"deltValue: i16\",\"_reserved: hex rest\"],\"131\":[\"cmd = 'clearGlobalCalibrateRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"]}}],\"16\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setSensorAlarmThresholdRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getSensorAlarmThresholdRsp'\",\"channel: u8 -> channel\",\"sensor_type: u8 -> sensorType\",\"sensor_high_threshold: i32 = x / 100\",\"sensor_low_threshold: i32 = x / 100\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "0113011e68023e02e10029",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718da",
  "vendor": "Netvox",
  "model": "R718DA",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718DA\",\"maps\":{\"onElse\":{\"0\":\"off\",\"else\":\"on\"},\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"ball_status: u8 -> onElse\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "011a0123b902f2028200d9",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718da2",
  "vendor": "Netvox",
  "model": "R718DA2",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718DA2\",\"maps\":{\"onElse\":{\"0\":\"off\",\"else\":\"on\"},\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"ball_status_1: u8 -> onElse\",\"ball_status_2: u8 -> onElse\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "012f011f470247022f0156",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718h",
  "vendor": "Netvox",
  "model": "R718H",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718H\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"},\"clearMode\":{\"0\":\"clear when send\",\"else\":\"clear when roll-over\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"pulseCount: u16\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"_reserved: hex rest\"],\"131\":[\"cmd = 'setFiltertimeRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"132\":[\"cmd = 'getFiltertimeRsp'\",\"filterTime: u8 = x * 5\",\"_reserved: hex rest\"],\"133\":[\"cmd = 'setPulseCounterClearModeRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"134\":[\"cmd = 'getPulseCounterClearModeRsp'\",\"pulse_counter_clear_mode: u8 -> clearMode\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "011f00235d00a402aa0043",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718ka",
  "vendor": "Netvox",
  "model": "R718KA",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718KA\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"current: u8\",\"fineCurrent: u8 = x / 10\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"currentChange: u8\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "012200236e012d002c014d",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718n3",
  "vendor": "Netvox",
  "model": "R718N3",
  "about": "Current2 and Current3 of a report of type 1 are as measured: multiply them by Multiplier2 and Multiplier3, which come with a report of type 2",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718N3\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[{\"repeat\":\"rest\",\"fields\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"SWver: u8 = x / 10\",\"HWver: u8\",\"Datecode: hex 4\"]},{\"skip\":2}],\"1\":[\"_battery: u8\",\"Volt = (_battery & 0x7f) / 10\",\"LowVolt = true if _battery & 0x80\",\"_one: u16\",\"Current2: u16\",\"Current3: u16\",\"Multiplier1: u8\",\"Current1 = _one * Multiplier1\"],\"2\":[\"_battery: u8\",\"Volt = (_battery & 0x7f) / 10\",\"LowVolt = true if _battery & 0x80\",\"Multiplier2: u8\",\"Multiplier3: u8\",{\"skip\":5}],\"3\":[\"_battery: u8\",\"_one: u16\",\"_two: u16\",\"_three: u16\",\"_multipliers: u8\",\"Volt = (_battery & 0x7f) / 10\",\"LowVolt = true if _battery & 0x80\",\"Current1 = _one * ((_multipliers >> 0 & 3) == 0 ? 1 : (_multipliers >> 0 & 3) == 1 ? 5 : (_multipliers >> 0 & 3) == 2 ? 10 : 100)\",\"Current2 = _two * ((_multipliers >> 2 & 3) == 0 ? 1 : (_multipliers >> 2 & 3) == 1 ? 5 : (_multipliers >> 2 & 3) == 2 ? 10 : 100)\",\"Current3 = _three * ((_multipliers >> 4 & 3) == 0 ? 1 : (_multipliers >> 4 & 3) == 1 ? 5 : (_multipliers >> 4 & 3) == 2 ? 10 : 100)\"],\"4\":[\"_battery: u8\",\"_alarms: u8\",\"Volt = (_battery & 0x7f) / 10\",\"LowVolt = true if _battery & 0x80\",\"LowCurrent1Alarm = _alarms >> 0 & 1\",\"HighCurrent1Alarm = _alarms >> 1 & 1\",\"LowCurrent2Alarm = _alarms >> 2 & 1\",\"HighCurrent2Alarm = _alarms >> 3 & 1\",\"LowCurrent3Alarm = _alarms >> 4 & 1\",\"HighCurrent3Alarm = _alarms >> 5 & 1\",{\"skip\":6}]}}]}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"_unused: u8\",\"currentChange: u16\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "014a012405dc00fa006405",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r718wb",
  "vendor": "Netvox",
  "model": "R718WB",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R718WB\",\"maps\":{\"leak\":{\"0\":\"no leak\",\"else\":\"leak\"},\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"water_leak: u8 -> leak\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "0112012119008b027d02a0",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r719a",
  "vendor": "Netvox",
  "model": "R719A",
  "about": "",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R719A\",\"maps\":{\"onElse\":{\"0\":\"off\",\"else\":\"on\"},\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",\"occupied: u8 -> onElse\",\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"batteryChange: u8 = x / 10\",\"_reserved: hex rest\"],\"131\":[\"cmd = 'setDetectThresholdRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"132\":[\"cmd = 'getDetectThresholdRsp'\",\"detect_threshhold: u16\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "0159011f1800e9008a0118",
   "fPort": 6
  }
 },
 {
  "id": "netvox/r72624",
  "vendor": "Netvox",
  "model": "R72624",
  "about": "Every report of the series; a value without a sensor is left out",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox R72624\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report == 0 ? 0 : 1\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_volt = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",{\"switch\":\"_report\",\"cases\":{\"1\":[\"pm1_0_cf1: u16 if x != 65535\",\"pm2_5_cf1: u16 if x != 65535\",\"pm10_cf1: u16 if x != 65535\"],\"2\":[\"pm1_0: u16 if x != 65535\",\"pm2_5: u16 if x != 65535\",\"pm10: u16 if x != 65535\"],\"3\":[\"um0_3: u16 if x != 65535\",\"um0_5: u16 if x != 65535\",\"um1_0: u16 if x != 65535\"],\"4\":[\"um2_5: u16 if x != 65535\",\"um5_0: u16 if x != 65535\",\"um10: u16 if x != 65535\"],\"5\":[\"o3: u16 = x / 10 if x != 65535\",\"co: u16 = x / 10 if x != 65535\",\"no: u16 = x / 10 if x != 65535\"],\"6\":[\"no2: u16 = x / 10 if x != 65535\",\"so2: u16 = x / 10 if x != 65535\",\"h2s: u16 = x / 10 if x != 65535\"],\"7\":[\"co2: u16 = x / 10 if x != 65535\",\"nh3: u16 = x / 10 if x != 65535\",\"noise: u16 = x / 10 if x != 65535\"],\"8\":[\"ph: u16 = x / 100 if x != 65535\",\"ph_temperature: i16 = x / 100 if x != -1\",\"orp: i16 if x != -1\"],\"9\":[\"ntu: u16 = x / 10 if x != 65535\",\"ntu_temperature: i16 = x / 100 if x != -1\",\"ec5_soil_humidity: u16 = x / 100 if x != 65535\"],\"10\":[\"soil_humidity: u16 = x / 100 if x != 65535\",\"soil_temperature: i16 = x / 100 if x != -1\",\"water_level: u16 if x != 65535\",\"ec: u16 = x / 10 if x != 65535\"],\"11\":[\"ldo_temperature: i16 = x / 100 if x != -1\",\"ldo_oxygen: u16 = x / 100 if x != 65535\",\"ldo_saturation: u16 = x / 10 if x != 65535\"],\"12\":[\"temperature: i16 = x / 100 if x != -1\",\"humidity: u16 = x / 100 if x != 65535\",\"wind_speed: u16 = x / 100 if x != 65535\"],\"13\":[\"wind_direction: u16 if x != 65535\",\"atmosphere: u32 = x / 100 if x != 0xffffffff\"],\"14\":[\"voc: u16 = x / 10 if x != 65535\"]}},\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "010907771194ffff01c200",
   "fPort": 6
  }
 },
 {
  "id": "netvox/ra0715",
  "vendor": "Netvox",
  "model": "RA0715",
  "about": "Every report of the series; a value without a sensor is left out",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox RA0715\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report == 0 ? 0 : 1\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",{\"switch\":\"_report\",\"cases\":{\"1\":[\"pm1_0_cf1: u16 if x != 65535\",\"pm2_5_cf1: u16 if x != 65535\",\"pm10_cf1: u16 if x != 65535\"],\"2\":[\"pm1_0: u16 if x != 65535\",\"pm2_5: u16 if x != 65535\",\"pm10: u16 if x != 65535\"],\"3\":[\"um0_3: u16 if x != 65535\",\"um0_5: u16 if x != 65535\",\"um1_0: u16 if x != 65535\"],\"4\":[\"um2_5: u16 if x != 65535\",\"um5_0: u16 if x != 65535\",\"um10: u16 if x != 65535\"],\"5\":[\"o3: u16 = x / 10 if x != 65535\",\"co: u16 = x / 10 if x != 65535\",\"no: u16 = x / 10 if x != 65535\"],\"6\":[\"no2: u16 = x / 10 if x != 65535\",\"so2: u16 = x / 10 if x != 65535\",\"h2s: u16 = x / 10 if x != 65535\"],\"7\":[\"co2: u16 = x / 10 if x != 65535\",\"nh3: u16 = x / 10 if x != 65535\",\"noise: u16 = x / 10 if x != 65535\"],\"8\":[\"ph: u16 = x / 100 if x != 65535\",\"ph_temperature: i16 = x / 100 if x != -1\",\"orp: i16 if x != -1\"],\"9\":[\"ntu: u16 = x / 10 if x != 65535\",\"ntu_temperature: i16 = x / 100 if x != -1\",\"ec5_soil_humidity: u16 = x / 100 if x != 65535\"],\"10\":[\"soil_humidity: u16 = x / 100 if x != 65535\",\"soil_temperature: i16 = x / 100 if x != -1\",\"water_level: u16 if x != 65535\",\"ec: u16 = x / 10 if x != 65535\"],\"11\":[\"ldo_temperature: i16 = x / 100 if x != -1\",\"ldo_oxygen: u16 = x / 100 if x != 65535\",\"ldo_saturation: u16 = x / 10 if x != 65535\"],\"12\":[\"temperature: i16 = x / 100 if x != -1\",\"humidity: u16 = x / 100 if x != 65535\",\"wind_speed: u16 = x / 100 if x != 65535\"],\"13\":[\"wind_direction: u16 if x != 65535\",\"atmosphere: u32 = x / 100 if x != 0xffffffff\"],\"14\":[\"voc: u16 = x / 10 if x != 65535\"]}},\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "010507771194ffff01c200",
   "fPort": 6
  }
 },
 {
  "id": "netvox/ra0723",
  "vendor": "Netvox",
  "model": "RA0723",
  "about": "Every report of the series; a value without a sensor is left out",
  "documentation": "LoRaWAN application command of each model: http://www.netvox.com.tw",
  "script": "{\"table\":1,\"device\":\"Netvox RA0723\",\"maps\":{\"success\":{\"0\":\"success\",\"else\":\"failure\"}},\"payload\":[{\"switch\":\"port\",\"cases\":{\"6\":[\"_version: u8\",\"_device: u8\",\"_report: u8\",{\"switch\":\"_report == 0 ? 0 : 1\",\"cases\":{\"0\":[{\"attributes\":[\"softwareVersion: u8 = x / 10\",\"hardwareVersion: u8\",\"dateCode: hex 4\"]},\"_reserved: hex rest\"],\"1\":[\"_battery: u8\",\"battery_voltage = (_battery & 0x7f) / 10\",\"battery_low = true if _battery & 0x80\",{\"switch\":\"_report\",\"cases\":{\"1\":[\"pm1_0_cf1: u16 if x != 65535\",\"pm2_5_cf1: u16 if x != 65535\",\"pm10_cf1: u16 if x != 65535\"],\"2\":[\"pm1_0: u16 if x != 65535\",\"pm2_5: u16 if x != 65535\",\"pm10: u16 if x != 65535\"],\"3\":[\"um0_3: u16 if x != 65535\",\"um0_5: u16 if x != 65535\",\"um1_0: u16 if x != 65535\"],\"4\":[\"um2_5: u16 if x != 65535\",\"um5_0: u16 if x != 65535\",\"um10: u16 if x != 65535\"],\"5\":[\"o3: u16 = x / 10 if x != 65535\",\"co: u16 = x / 10 if x != 65535\",\"no: u16 = x / 10 if x != 65535\"],\"6\":[\"no2: u16 = x / 10 if x != 65535\",\"so2: u16 = x / 10 if x != 65535\",\"h2s: u16 = x / 10 if x != 65535\"],\"7\":[\"co2: u16 = x / 10 if x != 65535\",\"nh3: u16 = x / 10 if x != 65535\",\"noise: u16 = x / 10 if x != 65535\"],\"8\":[\"ph: u16 = x / 100 if x != 65535\",\"ph_temperature: i16 = x / 100 if x != -1\",\"orp: i16 if x != -1\"],\"9\":[\"ntu: u16 = x / 10 if x != 65535\",\"ntu_temperature: i16 = x / 100 if x != -1\",\"ec5_soil_humidity: u16 = x / 100 if x != 65535\"],\"10\":[\"soil_humidity: u16 = x / 100 if x != 65535\",\"soil_temperature: i16 = x / 100 if x != -1\",\"water_level: u16 if x != 65535\",\"ec: u16 = x / 10 if x != 65535\"],\"11\":[\"ldo_temperature: i16 = x / 100 if x != -1\",\"ldo_oxygen: u16 = x / 100 if x != 65535\",\"ldo_saturation: u16 = x / 10 if x != 65535\"],\"12\":[\"temperature: i16 = x / 100 if x != -1\",\"humidity: u16 = x / 100 if x != 65535\",\"wind_speed: u16 = x / 100 if x != 65535\"],\"13\":[\"wind_direction: u16 if x != 65535\",\"atmosphere: u32 = x / 100 if x != 0xffffffff\"],\"14\":[\"voc: u16 = x / 10 if x != 65535\"]}},\"_reserved: hex rest\"]}}],\"7\":[\"_command: u8\",\"_device: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'configReportRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'readConfigReportRsp'\",\"minTime: u16\",\"maxTime: u16\",\"_reserved: hex rest\"]}}],\"32,20\":[\"_command: u8\",{\"switch\":\"_command\",\"cases\":{\"129\":[\"cmd = 'setNetvoxLoRaWANRejoinRsp'\",\"status: u8 -> success\",\"_reserved: hex rest\"],\"130\":[\"cmd = 'getNetvoxLoRaWANRejoinRsp'\",\"rejoin_check_period: u32\",\"rejoin_threshold: u8\",\"_reserved: hex rest\"]}}]}}]}",
  "sample": {
   "hex": "010507771194ffff01c200",
   "fPort": 6
  }
 }
];
