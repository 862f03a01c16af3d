/**
 * The functions every script finds. They come before a script's own of the same name, as in ThingsBoard, where known
 * converters bring functions of these names that could not run.
 */
export const BUILT_IN_NAMES: ReadonlySet<string> = new Set(
  [
    'parseBytesToInt parseBytesToLong parseBytesToFloat parseBytesToDouble parseBytesIntToFloat',
    'parseBytesLongToDouble parseByteToBinaryArray parseBytesToBinaryArray parseLongToBinaryArray',
    'parseBinaryArrayToInt parseInt parseLong parseFloat parseDouble parseHexToInt',
    'parseLittleEndianHexToInt parseBigEndianHexToInt parseHexToLong parseHexIntLongToFloat',
    'parseLittleEndianHexToLong parseBigEndianHexToLong parseHexToFloat parseLittleEndianHexToFloat',
    'parseBigEndianHexToFloat parseHexToDouble parseLittleEndianHexToDouble',
    'parseBigEndianHexToDouble isDecimal isBinary isOctal isHexadecimal decodeToJson decodeToString',
    'toFlatMap bytesToString stringToBytes base64ToBytes base64ToBytesList base64ToHex hexToBase64',
    'bytesToBase64 bytesToHex hexToBytes hexToBytesArray bytesToExecutionArrayList',
    'printUnsignedBytes atob btoa intToHex longToHex intLongToRadixString floatToHex doubleToHex',
    'toFixed toInt isNaN raiseError isMap isList isArray isSet newSet toSet encodeURI decodeURI',
    'padStart padEnd',
  ].flatMap((line) => line.split(' ')),
);
