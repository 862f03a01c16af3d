// biome-ignore-all lint: a user's converter, written as users write them; it is the body of a function.
// Field station: protocol, station number, flags, then the words of each probe whose flag is set, in the table's order.
var PROTOCOL = 3;

/** What a probe measures: how many 16-bit words it takes, and how each value comes out of them. */
var PROBES = [
  {
    name: 'air',
    words: 3,
    values: [
      {
        key: 'temperature',
        unit: '°C',
        digits: 2,
        from: function (w) {
          return (175.72 * w[0]) / 65536 - 46.85;
        },
      },
      {
        key: 'humidity',
        unit: '%',
        digits: 2,
        from: function (w) {
          return (125 * w[1]) / 65536 - 6;
        },
      },
      {
        key: 'pressure',
        unit: 'hPa',
        digits: 1,
        from: function (w) {
          return w[2] / 10;
        },
      },
      {
        key: 'dewPoint',
        unit: '°C',
        digits: 1,
        from: function (w) {
          var t = (175.72 * w[0]) / 65536 - 46.85;
          var h = Math.max(1, (125 * w[1]) / 65536 - 6);
          var ratio = Math.log(h / 100) + (17.62 * t) / (243.12 + t);
          return (243.12 * ratio) / (17.62 - ratio);
        },
      },
    ],
  },
  {
    name: 'wind',
    words: 5,
    values: [
      {
        key: 'windSpeed',
        unit: 'm/s',
        digits: 2,
        from: function (w) {
          return signed(w[0]) / 100;
        },
      },
      {
        key: 'gust',
        unit: 'm/s',
        digits: 2,
        from: function (w) {
          return signed(w[1]) / 100;
        },
      },
      {
        key: 'windDirection',
        unit: '°',
        digits: 1,
        from: function (w) {
          return w[2] / 10;
        },
      },
      {
        key: 'northWind',
        unit: 'm/s',
        digits: 2,
        from: function (w) {
          return signed(w[3]) / 100;
        },
      },
      {
        key: 'eastWind',
        unit: 'm/s',
        digits: 2,
        from: function (w) {
          return signed(w[4]) / 100;
        },
      },
      {
        key: 'windName',
        unit: '',
        text: true,
        from: function (w) {
          return compass(w[2] / 10);
        },
      },
      {
        key: 'beaufort',
        unit: '',
        digits: 0,
        from: function (w) {
          return step(BEAUFORT, signed(w[0]) / 100);
        },
      },
    ],
  },
  {
    name: 'rain',
    words: 4,
    values: [
      {
        key: 'rain',
        unit: 'mm',
        digits: 2,
        from: function (w) {
          return w[0] * 0.2;
        },
      },
      {
        key: 'rainInterval',
        unit: 's',
        digits: 0,
        from: function (w) {
          return w[1];
        },
      },
      {
        key: 'rainTotal',
        unit: 'mm',
        digits: 2,
        from: function (w) {
          return (w[2] + w[3] * 65536) * 0.2;
        },
      },
      {
        key: 'rainRate',
        unit: 'mm/h',
        digits: 2,
        from: function (w) {
          return w[1] === 0 ? 0 : (w[0] * 720) / w[1];
        },
      },
    ],
  },
  {
    name: 'sun',
    words: 2,
    values: [
      {
        key: 'radiation',
        unit: 'W/m²',
        digits: 0,
        from: function (w) {
          return w[0];
        },
      },
      {
        key: 'par',
        unit: 'µmol/m²/s',
        digits: 1,
        from: function (w) {
          return w[1] / 10;
        },
      },
      {
        key: 'cloudiness',
        unit: '',
        text: true,
        from: function (w) {
          return w[0] > 600 ? 'clear' : w[0] > 200 ? 'hazy' : 'dull';
        },
      },
    ],
  },
  {
    name: 'lightning',
    words: 2,
    values: [
      {
        key: 'strikes',
        unit: '',
        digits: 0,
        from: function (w) {
          return w[0];
        },
      },
      {
        key: 'strikeDistance',
        unit: 'km',
        digits: 0,
        from: function (w) {
          return w[1];
        },
      },
    ],
  },
  {
    name: 'soil at three depths',
    words: 9,
    values: [
      {
        key: 'moisture10',
        unit: 'm³/m³',
        digits: 3,
        from: function (w) {
          return topp(w[0] / 100);
        },
      },
      {
        key: 'soilTemperature10',
        unit: '°C',
        digits: 1,
        from: function (w) {
          return (w[1] - 400) / 10;
        },
      },
      {
        key: 'conductivity10',
        unit: 'dS/m',
        digits: 2,
        from: function (w) {
          return widened(w[2]) / 100;
        },
      },
      {
        key: 'moisture30',
        unit: 'm³/m³',
        digits: 3,
        from: function (w) {
          return topp(w[3] / 100);
        },
      },
      {
        key: 'soilTemperature30',
        unit: '°C',
        digits: 1,
        from: function (w) {
          return (w[4] - 400) / 10;
        },
      },
      {
        key: 'conductivity30',
        unit: 'dS/m',
        digits: 2,
        from: function (w) {
          return widened(w[5]) / 100;
        },
      },
      {
        key: 'moisture60',
        unit: 'm³/m³',
        digits: 3,
        from: function (w) {
          return topp(w[6] / 100);
        },
      },
      {
        key: 'soilTemperature60',
        unit: '°C',
        digits: 1,
        from: function (w) {
          return (w[7] - 400) / 10;
        },
      },
      {
        key: 'conductivity60',
        unit: 'dS/m',
        digits: 2,
        from: function (w) {
          return widened(w[8]) / 100;
        },
      },
      {
        key: 'wateringAdvised',
        unit: '',
        text: true,
        from: function (w) {
          var mean = (topp(w[0] / 100) * 2 + topp(w[3] / 100) * 2 + topp(w[6] / 100)) / 5;
          return mean < 0.12 ? 'now' : mean < 0.2 ? 'soon' : 'no';
        },
      },
    ],
  },
  {
    name: 'soil tension',
    words: 3,
    values: [
      {
        key: 'tension',
        unit: 'kPa',
        digits: 1,
        from: function (w) {
          return -tension(w[0], (w[1] - 400) / 10);
        },
      },
      {
        key: 'tensionTemperature',
        unit: '°C',
        digits: 1,
        from: function (w) {
          return (w[1] - 400) / 10;
        },
      },
      {
        key: 'tensionResistance',
        unit: 'Ω',
        digits: 0,
        from: function (w) {
          return w[0] * 10;
        },
      },
      {
        key: 'tensionQuality',
        unit: '%',
        digits: 0,
        from: function (w) {
          return Math.min(100, w[2]);
        },
      },
    ],
  },
  {
    name: 'water level',
    words: 3,
    values: [
      {
        key: 'level',
        unit: 'm',
        digits: 3,
        from: function (w) {
          return (w[0] - 32768) / 1000;
        },
      },
      {
        key: 'waterTemperature',
        unit: '°C',
        digits: 2,
        from: function (w) {
          return (w[1] - 32768) / 256;
        },
      },
      {
        key: 'waterConductivity',
        unit: 'µS/cm',
        digits: 0,
        from: function (w) {
          return widened(w[2]);
        },
      },
      {
        key: 'discharge',
        unit: 'm³/s',
        digits: 3,
        from: function (w) {
          return discharge((w[0] - 32768) / 1000);
        },
      },
    ],
  },
  {
    name: 'dendrometer',
    words: 2,
    values: [
      {
        key: 'stem',
        unit: 'µm',
        digits: 1,
        from: function (w) {
          return signed(w[0]) / 2;
        },
      },
      {
        key: 'stemReference',
        unit: '',
        digits: 4,
        from: function (w) {
          return w[1] / 65536;
        },
      },
    ],
  },
  {
    name: 'leaf',
    words: 2,
    values: [
      {
        key: 'leafWetness',
        unit: '%',
        digits: 0,
        from: function (w) {
          return Math.max(0, Math.min(100, (w[0] - 445) / 5.75));
        },
      },
      {
        key: 'leafTemperature',
        unit: '°C',
        digits: 2,
        from: function (w) {
          return thermistor(w[1]);
        },
      },
    ],
  },
  {
    name: 'gas',
    words: 4,
    values: [
      {
        key: 'co2',
        unit: 'ppm',
        digits: 0,
        from: function (w) {
          return w[0] - 32768;
        },
      },
      {
        key: 'co2Filtered',
        unit: 'ppm',
        digits: 0,
        from: function (w) {
          return w[1] - 32768;
        },
      },
      {
        key: 'methane',
        unit: 'ppm',
        digits: 1,
        from: function (w) {
          return polynomial(METHANE, w[2] / 1000);
        },
      },
      {
        key: 'sensorStatus',
        unit: '',
        text: true,
        from: function (w) {
          return flags(GAS_STATUS, w[3]);
        },
      },
    ],
  },
  {
    name: 'power',
    words: 3,
    values: [
      {
        key: 'battery',
        unit: 'V',
        digits: 3,
        from: function (w) {
          return w[0] / 1000;
        },
      },
      {
        key: 'panel',
        unit: 'V',
        digits: 2,
        from: function (w) {
          return w[1] / 100;
        },
      },
      {
        key: 'charge',
        unit: 'mA',
        digits: 0,
        from: function (w) {
          return signed(w[2]);
        },
      },
      {
        key: 'batteryLevel',
        unit: '%',
        digits: 0,
        from: function (w) {
          return between(DISCHARGE_CURVE, w[0] / 1000);
        },
      },
    ],
  },
];

/** Lower limits in m/s of each Beaufort number. */
var BEAUFORT = [0, 0.3, 1.6, 3.4, 5.5, 8, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7];

var COMPASS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'];

/** Coefficients from the constant term on. */
var METHANE = [1.84, 12.7, -3.311, 0.4085, -0.01217];

var GAS_STATUS = [
  'warming up',
  'lamp weak',
  'over range',
  'under range',
  'humidity high',
  'calibration due',
  'pump stopped',
];

/** Volts and per cent of a lithium cell at rest. */
var DISCHARGE_CURVE = [
  [3.0, 0],
  [3.3, 4],
  [3.45, 9],
  [3.55, 16],
  [3.6, 24],
  [3.65, 36],
  [3.7, 49],
  [3.75, 58],
  [3.8, 66],
  [3.87, 74],
  [3.95, 82],
  [4.05, 91],
  [4.15, 98],
  [4.2, 100],
];

/** Gauge height in m and discharge in m³/s of the site's rating. */
var RATING = [
  [-0.2, 0],
  [0, 0.012],
  [0.1, 0.055],
  [0.2, 0.148],
  [0.35, 0.402],
  [0.5, 0.811],
  [0.75, 1.944],
  [1, 3.611],
  [1.5, 8.72],
  [2, 16.4],
  [3, 41.9],
];

/** Limits outside which a value is told, but marked. */
var PLAUSIBLE = {
  temperature: [-45, 65],
  humidity: [0, 100],
  pressure: [500, 1150],
  windSpeed: [0, 75],
  gust: [0, 90],
  windDirection: [0, 360],
  rain: [0, 200],
  radiation: [0, 1800],
  moisture10: [0, 0.8],
  moisture30: [0, 0.8],
  moisture60: [0, 0.8],
  level: [-5, 30],
  battery: [2.5, 4.4],
  co2: [200, 10000],
  stem: [-20000, 20000],
};

function signed(word) {
  return word > 32767 ? word - 65536 : word;
}

/** Readings above 1000 are sent in tens. */
function widened(word) {
  return word <= 1000 ? word : (word - 900) * 10;
}

function compass(degrees) {
  return COMPASS[Math.round((((degrees % 360) + 360) % 360) / 22.5) % 16];
}

function step(limits, value) {
  var found = 0;
  for (var i = 0; i < limits.length; i++) if (value >= limits[i]) found = i;
  return found;
}

function polynomial(coefficients, x) {
  var sum = 0;
  for (var i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

function between(curve, x) {
  if (x <= curve[0][0]) return curve[0][1];
  for (var i = 1; i < curve.length; i++) {
    var a = curve[i - 1];
    var b = curve[i];
    if (x <= b[0]) return a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0]);
  }
  return curve[curve.length - 1][1];
}

function discharge(level) {
  return between(RATING, level);
}

/** Water content from the apparent permittivity, third-order calibration. */
function topp(permittivity) {
  return polynomial([-0.053, 0.0292, -0.00055, 0.0000043], permittivity);
}

/** Granular-matrix sensor: resistance in tens of ohms, corrected for temperature. */
function tension(tens, celsius) {
  var kiloohm = tens / 100;
  if (kiloohm < 0.55) return 0;
  if (kiloohm < 1) return kiloohm * 23.156 - 12.736;
  if (kiloohm < 8) return (3.213 * kiloohm + 4.093) / (1 - 0.009733 * kiloohm - 0.01205 * celsius);
  return 2.246 + 5.239 * kiloohm * (1 + 0.018 * (celsius - 24)) + 0.06756 * kiloohm * kiloohm;
}

/** Thermistor of 10 kΩ in a divider with 10 kΩ. */
function thermistor(word) {
  if (word === 0 || word === 65535) return null;
  var logarithm = Math.log((10000 * word) / (65535 - word));
  var kelvin = 1 / (0.001129148 + 0.000234125 * logarithm + 0.0000000876741 * Math.pow(logarithm, 3));
  return kelvin - 273.15;
}

function flags(names, word) {
  var set = [];
  for (var i = 0; i < names.length; i++) if ((word >> i) & 1) set.push(names[i]);
  return set.length === 0 ? 'ok' : set.join(', ');
}

function rounded(value, digits) {
  if (value === null || !isFinite(value)) return null;
  var scale = Math.pow(10, digits);
  return Math.round(value * scale) / scale;
}

function reader(bytes) {
  var at = 0;
  return {
    byte: function () {
      if (at >= bytes.length) throw new Error('The frame ends at byte ' + at);
      return bytes[at++];
    },
    word: function () {
      return this.byte() * 256 + this.byte();
    },
    words: function (count) {
      var list = [];
      for (var i = 0; i < count; i++) list.push(this.word());
      return list;
    },
  };
}

function decode(bytes, fPort) {
  if (fPort !== 1) throw new Error('Unknown port ' + fPort);
  var frame = reader(bytes);
  var version = frame.byte();
  if (version !== PROTOCOL) throw new Error('Protocol ' + version + ' is not ' + PROTOCOL);
  var values = { station: frame.word() };
  var present = frame.word();
  var doubtful = [];
  var probes = [];
  PROBES.forEach(function (probe, index) {
    if (((present >> index) & 1) === 0) return;
    var words = frame.words(probe.words);
    probes.push(probe.name);
    probe.values.forEach(function (one) {
      var value = one.from(words);
      if (!one.text) value = rounded(value, one.digits);
      if (value === null) return;
      values[one.key] = value;
      var limits = PLAUSIBLE[one.key];
      if (limits !== undefined && (value < limits[0] || value > limits[1])) doubtful.push(one.key + ' in ' + one.unit);
    });
  });
  values.probes = probes.join(', ');
  if (doubtful.length > 0) values.doubtful = doubtful.join('; ');
  return values;
}
