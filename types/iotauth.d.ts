/** What to log in with. */
type IotLogin = LuaMultiReturn<[clientId: string, userName: string, password: string]>;

/**
 * What an MQTT client needs to log in at a cloud: its id, a user name and a password.
 *
 * Source: components/iotauth/luat_lib_iotauth.c
 *
 * @noSelf
 */
declare namespace iotauth {
  /**
   * For Alibaba Cloud.
   *
   * Source: components/iotauth/luat_lib_iotauth.c
   */
  function aliyun(
    productKey: string,
    deviceName: string,
    deviceSecret: string,
    method?: string,
    timestamp?: number,
    tls?: boolean,
  ): IotLogin;

  /**
   * For OneNET of China Mobile.
   *
   * Source: components/iotauth/luat_lib_iotauth.c
   */
  function onenet(
    productId: string,
    deviceName: string,
    key: string,
    method?: string,
    timestamp?: number,
    version?: string,
    resource?: string,
  ): IotLogin;

  /**
   * For Huawei Cloud.
   *
   * Source: components/iotauth/luat_lib_iotauth.c
   */
  function iotda(deviceId: string, deviceSecret: string, timestamp?: number): IotLogin;

  /**
   * For Tencent Cloud.
   *
   * Source: components/iotauth/luat_lib_iotauth.c
   */
  function qcloud(
    productId: string,
    deviceName: string,
    deviceSecret: string,
    method?: string,
    timestamp?: number,
    appId?: string,
  ): IotLogin;

  /**
   * For Tuya.
   *
   * Source: components/iotauth/luat_lib_iotauth.c
   */
  function tuya(deviceId: string, deviceSecret: string, timestamp?: number): IotLogin;

  /**
   * For Baidu Cloud.
   *
   * Source: components/iotauth/luat_lib_iotauth.c
   */
  function baidu(
    coreId: string,
    deviceKey: string,
    deviceSecret: string,
    method?: string,
    timestamp?: number,
  ): IotLogin;
}
