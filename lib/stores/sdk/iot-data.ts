export { IoTDataPlaneClient, PublishCommand } from '@aws-sdk/client-iot-data-plane';
