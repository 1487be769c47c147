// Generated from the vendor's document, do not edit.

/**
 * 图片二进制内容
 */
export type GetLivePreviewDeviceIdChannelIdResponse = unknown;
/**
 * 返回图片数据
 */
export type GetUrlResponse = unknown;
/**
 * 文件的二进制内容
 */
export type GetFileDownloadResponse = unknown;

export interface Operations {
  "8": {
    request: GetDeviceQryDevStatusRequest;
    response: GetDeviceQryDevStatusResponse;
  };
  "9": {
    request: GetDeviceQryDevMsgRequest;
    response: GetDeviceQryDevMsgResponse;
  };
  "10": {
    request: GetBootAddressRequest;
    response: GetBootAddressResponse;
  };
  "11": {
    request: PostDevActiveRequest;
    response: PostDevActiveResponse;
  };
  "12": {
    request: GetRecordRecordVideoRequest;
    response: GetRecordRecordVideoResponse;
  };
  "14": {
    request: PutAccessControlClosecameraRequest;
    response: PutAccessControlClosecameraResponse;
  };
  "1.1": {
    request: PostDevicesRequest;
    response: PostDevicesResponse;
  };
  "1.2": {
    request: PostRegisterDeRequest;
    response: PostRegisterDeResponse;
  };
  "1.3": {
    request: PutDevicesDeviceIdRequest;
    response: PutDevicesDeviceIdResponse;
  };
  "1.4": {
    request: GetDevicesDeviceIdRequest;
    response: GetDevicesDeviceIdResponse;
  };
  "1.5": {
    request: GetDevicesRequest;
    response: GetDevicesResponse;
  };
  "1.6": {
    request: DeleteDevicesDeviceIdRequest;
    response: DeleteDevicesDeviceIdResponse;
  };
  "2.1": {
    request: GetDeviceQryChannelRequest;
    response: GetDeviceQryChannelResponse;
  };
  "2.2": {
    request: DeleteDeviceDelChannelRequest;
    response: DeleteDeviceDelChannelResponse;
  };
  "2.3": {
    request: PostDeviceAddChannelRequest;
    response: PostDeviceAddChannelResponse;
  };
  "2.4": {
    request: PostDeviceModifyChannelRequest;
    response: PostDeviceModifyChannelResponse;
  };
  "3.1": {
    request: PostCmdsRequest;
    response: PostCmdsResponse;
  };
  "3.2.a": {
    request: Section3_2ARequest;
  };
  "3.2.b": {
    request: Section3_2BRequest;
  };
  "3.2.c": {
    request: Section3_2CRequest;
    response: Section3_2CResponse;
  };
  "4.1": {
    request: GetPlayAddressRequest;
    response: GetPlayAddressResponse;
  };
  "4.2": {
    request: GetLiveLiveDEVICEIDCHANNELIDPreloadRequest;
    response: GetLiveLiveDEVICEIDCHANNELIDPreloadResponse;
  };
  "4.3": {
    request: GetLivePreviewDeviceIdChannelIdRequest;
    response: GetLivePreviewDeviceIdChannelIdResponse;
  };
  "5.1": {
    request: PutPictureUploadRequest;
    response: PutPictureUploadResponse;
  };
  "5.2": {
    request: GetPictureGetListRequest;
    response: GetPictureGetListResponse;
  };
  "5.3": {
    request: GetPictureGetInfoRequest;
    response: GetPictureGetInfoResponse;
  };
  "5.4": {
    request: DeletePictureDeletePictrueRequest;
    response: DeletePictureDeletePictrueResponse;
  };
  "5.5": {
    request: GetUrlRequest;
    response: GetUrlResponse;
  };
  "6.1": {
    request: GetVodGetVideoInfoRequest;
    response: GetVodGetVideoInfoResponse;
  };
  "6.2": {
    request: GetVodGetVideoListRequest;
    response: GetVodGetVideoListResponse;
  };
  "6.3": {
    request: PostVodDeleteVideoRequest;
    response: PostVodDeleteVideoResponse;
  };
  "6.4": {
    request: PutVodRenameVideoRequest;
    response: PutVodRenameVideoResponse;
  };
  "6.5": {
    request: GetVodGetPlayTokenRequest;
    response: GetVodGetPlayTokenResponse;
  };
  "7.1": {
    request: PutTransEncryptRequest;
    response: PutTransEncryptResponse;
  };
  "7.2": {
    request: GetTransEncryptRequest;
    response: GetTransEncryptResponse;
  };
  "13.1": {
    request: GetStatGetonlinelistRequest;
    response: GetStatGetonlinelistResponse;
  };
  "13.2": {
    request: GetStatGetpushlistRequest;
    response: GetStatGetpushlistResponse;
  };
  "15.1": {
    request: PutFileUploadRequest;
    response: PutFileUploadResponse;
  };
  "15.2": {
    request: GetFileDownloadRequest;
    response: GetFileDownloadResponse;
  };
  "15.3": {
    request: DeleteFileDeleteRequest;
    response: DeleteFileDeleteResponse;
  };
  "15.4": {
    request: GetFileListRequest;
    response: GetFileListResponse;
  };
}
export interface GetDeviceQryDevStatusRequest {
  query: {
    /**
     * 设备ID串,以逗号隔开,最多30个,长度不超过500,必填字段
     */
    devIds: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetDeviceQryDevStatusResponse {
  /**
   * {"errno": 0,
   */
  errno: 0;
  /**
   * "error": "succ",
   */
  error: string;
  /**
   * "result": {
   */
  result: {
    /**
     * "total_count": 2,
     */
    total_count: number;
    /**
     * "devices": [
     */
    devices?:
      | {
          /**
           * "id": "2480461",
           */
          id: string;
          /**
           * "online": false
           */
          online: boolean;
        }[]
      | null;
  };
}
export interface GetDeviceQryDevMsgRequest {
  query: {
    /**
     * 设备ID 必填
     */
    device_id: string | number;
    /**
     * 查询开始时间 必填 2018-01-01 00:00:00
     */
    begin_time: string;
    /**
     * 查询结束时间,必填 2018-01-02 00:00:00
     */
    end_time: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetDeviceQryDevMsgResponse {
  /**
   * {"errno":0,
   */
  errno: 0;
  /**
   * "error":"succ",
   */
  error: string;
  /**
   * "page_info":
   */
  page_info: {
    /**
     * "total_num":7,
     */
    total_num: number;
    /**
     * "page_total":1,
     */
    page_total: number;
    /**
     * "page_size":50,
     */
    page_size: number;
    /**
     * "current_page":1
     */
    current_page: number;
  };
  /**
   * "result":
   */
  result?:
    | {
        /**
         * "create_time":"2018-01-04 16:27:40",
         */
        create_time: string;
        /**
         * "msg_id":14,
         */
        msg_id: number;
        /**
         * "msg":"bXlfdGVzdF8xMjM0NQ=="
         */
        msg: string;
      }[]
    | null;
}
export interface GetBootAddressRequest {}
export interface GetBootAddressResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error": "succ",
   */
  error: string;
  /**
   * “data”:
   */
  data: {
    /**
     * "boot_address": "183.230.40.42",
     */
    boot_address: string;
    /**
     * "boot_port": 9101
     */
    boot_port: number;
  };
}
export interface PostDevActiveRequest {
  query?: {
    /**
     * 设备ID
     */
    device_id?: string | number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
  /**
   * 自定义,不超过128 byte
   */
  body?: unknown;
}
export interface PostDevActiveResponse {
  /**
   * 0 命令发送成功
   */
  errno: 0;
  /**
   * "error": "succ"
   */
  error: string;
}
export interface GetRecordRecordVideoRequest {
  query: {
    /**
     * product_id=12
     */
    product_id: number;
    /**
     * device_id=123
     */
    device_id: number;
    /**
     * channel_id=12345
     */
    channel_id: number;
    /**
     * 0:停止录制 1:开始录制, 必选
     */
    action: 0 | 1;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetRecordRecordVideoResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error": "succ"
   */
  error: string;
}
export interface PutAccessControlClosecameraRequest {
  query?: {
    /**
     * 产品id
     */
    product_id?: number;
    /**
     * 设备id
     */
    device_id?: number;
    /**
     * 摄像头ID
     */
    id?: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
  body?: {
    /**
     * 1为关,0为开
     */
    type?: 0 | 1;
  };
}
export interface PutAccessControlClosecameraResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”
   */
  error: string;
}
export interface PostDevicesRequest {
  header?: {
    /**
     * api-key:xxxx-ffff-zzzzz,必须为masterKeyContent-Type:application/json
     */
    "api-key": string;
    /**
     * api-key:xxxx-ffff-zzzzz,必须为masterKeyContent-Type:application/json
     */
    "Content-Type"?: string;
  };
  body: {
    /**
     * 设备名称,必选。64个字符以内。
     */
    title: string;
    /**
     * 设备描述,可选。
     */
    desc?: string;
    /**
     * 高度,double
     * "lat":17.609997, // 经度,double
     * "lon":177.03403 // 纬度,double
     * }, // 设备位置,可选。
     */
    location?: {
      /**
       * 高度,double
       */
      ele?: number;
      /**
       * 经度,double
       */
      lat?: number;
      /**
       * 纬度,double
       */
      lon?: number;
    };
    /**
     * 是否私有,可选。公开的应用在open.iot.10086.cn上会列出来。
     */
    private?: boolean;
    /**
     * 设备接入协议,必须RTMP。
     */
    protocol?: "RTMP";
    /**
     * 设备鉴权信息,必选。产品下唯一。如不填写,将为该设备生成默认鉴权信息。
     */
    auth_info?: {} | string;
    /**
     * 设备区域号,可选。必须是合法的区域号。
     */
    area?: string | number;
    /**
     * 设备其余信息,可选。
     */
    other?: {};
    /**
     * 保留,选择无效
     */
    interval?: number;
    /**
     * 保留,选择无效
     */
    auth?: string;
    /**
     * 保留,选择无效
     */
    route_to?: string;
    /**
     * 设备url。(含义未知)
     */
    url?: string;
    /**
     * 保留,选择无效
     */
    idsn?: string;
    /**
     * 保留,设备激活码}
     */
    activate_code?: string;
  };
}
export interface PostDevicesResponse {
  /**
   * {"errno": 0,
   */
  errno: 0;
  /**
   * "error":“succ”,
   */
  error: string;
  /**
   * "data":
   */
  data: {
    /**
     * "device_id":"233444"
     */
    device_id: string | number;
  };
}
export interface PostRegisterDeRequest {
  query: {
    /**
     * 设备注册码,必选
     */
    register_code: string;
  };
  body: {
    /**
     * 可选 设备唯一标识string类型, 最长512字符
     */
    sn?: string;
    /**
     * 可选设备唯一mac标识string类型 , 最长512字符
     */
    mac?: string;
    /**
     * 可选设备名 最长32个字符,
     */
    title?: string;
    /**
     * 区域号,可选
     */
    area?: number | string;
  };
}
export interface PostRegisterDeResponse {
  /**
   * {"errno": 0,
   */
  errno: 0;
  /**
   * "error":“succ”,
   */
  error: string;
  /**
   * "data":
   */
  data: {
    /**
     * api-key只可以操作这个设备
     */
    key: string;
    /**
     * "device_id": 21442
     */
    device_id: number | string;
  };
}
export interface PutDevicesDeviceIdRequest {
  path: {
    /**
     * http://API_ADDRESS/devices/{device_id}
     */
    device_id: string | number;
  };
  header?: {
    /**
     * api-key:xxxx-ffff-zzzzz,masterKey或设备apikey。Content-Type:application/json
     */
    "api-key"?: string;
    /**
     * api-key:xxxx-ffff-zzzzz,masterKey或设备apikey。Content-Type:application/json
     */
    "Content-Type"?: string;
  };
  body?: {
    /**
     * {"title":"my device1",
     */
    title?: string;
    /**
     * "desc":"some description",
     */
    desc?: string;
    /**
     * "private":true,
     */
    private?: boolean;
    /**
     * "tags":[
     *
     * Items: "Tag1",
     */
    tags?: string[];
    /**
     * “url”: “http://www.test.com”,
     */
    url?: string;
    /**
     * “idsn”:”test”,
     */
    idsn?: string;
    /**
     * "location":{
     */
    location?: {
      /**
       * "ele":370000,
       */
      ele?: number;
      /**
       * "lat":17.609991828964787,
       */
      lat?: number;
      /**
       * "lon":177.03402996826173
       */
      lon?: number;
    };
    /**
     * edp设备有效。
     */
    route_to?: string;
    /**
     * "auth_info":{…}“auth123”,
     */
    auth_info?: {} | string;
    /**
     * 保留,填写无效
     */
    auth?: string;
    /**
     * "interval":60,
     */
    interval?: number;
    /**
     * “activate_code”:”test”,
     */
    activate_code?: string;
    /**
     * "area":”100”,
     */
    area?: string | number;
    /**
     * "other":{}
     */
    other?: {};
  };
}
export interface PutDevicesDeviceIdResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":“succ”,
   */
  error: string;
}
export interface GetDevicesDeviceIdRequest {
  path: {
    /**
     * http://API_ADDRESS/devices/{device_id}
     */
    device_id: string | number;
  };
  header?: {
    /**
     * api-key:xxxx-ffff-zzzzz,masterKey或设备apikey。Content-Type:application/json
     */
    "api-key"?: string;
    /**
     * api-key:xxxx-ffff-zzzzz,masterKey或设备apikey。Content-Type:application/json
     */
    "Content-Type"?: string;
  };
}
export interface GetDevicesDeviceIdResponse {
  /**
   * {"errno": 0,
   */
  errno: 0;
  /**
   * "error":“succ”,
   */
  error: string;
  /**
   * "data":
   */
  data: {
    /**
     * "id":"device_id",
     */
    id: string;
    /**
     * 设备是否在线。
     */
    online: boolean;
    /**
     * "protocol":"rtmp"
     */
    protocol: string;
    /**
     * "title":"my device1",
     */
    title?: string | null;
    /**
     * "desc":"some description,ex:url",
     */
    desc?: string | null;
    /**
     * "keys":[
     */
    keys?:
      | {
          /**
           * {"title":"device-auto-key","key":"2JO3B12O1"},
           */
          title: string;
          /**
           * {"title":"device-auto-key","key":"2JO3B12O1"},
           */
          key: string;
        }[]
      | null;
  };
}
export interface GetDevicesRequest {
  query?: {
    /**
     * 可选,会从设备id或title或nb设备的imei字段中左匹配。
     */
    key_words?: string;
    /**
     * 可选。
     */
    tag?: string;
    /**
     * 可选。
     */
    online?: boolean;
    /**
     * 可选。
     */
    private?: boolean;
    /**
     * 指定页码, 可选, 默认1,最多10000
     */
    page?: number;
    /**
     * 指定每页输出设备个数,可选,默认30,最多100
     */
    per_page?: number;
    /**
     * 指定设备ID,可选,多个用逗号分隔,最多100个
     */
    device_id?: string;
    /**
     * 鉴权信息,可选。
     */
    auth_info?: string;
    /**
     * 可选,
     */
    begin?: string;
    /**
     * 可选,
     */
    end?: string;
    /**
     * 设备名称关键字,字符串,左匹配,大小写不敏感,可选。
     */
    title?: string;
  };
  header?: {
    /**
     * api-key:xxxx-ffff-zzzzz,masterKey或设备apikey。Content-Type:application/json
     */
    "api-key"?: string;
    /**
     * api-key:xxxx-ffff-zzzzz,masterKey或设备apikey。Content-Type:application/json
     */
    "Content-Type"?: string;
  };
}
export interface GetDevicesResponse {
  /**
   * {"errno": 0,
   */
  errno: 0;
  /**
   * "error":“succ”,
   */
  error: string;
  /**
   * "data":
   */
  data: {
    /**
     * "total_count":1,
     */
    total_count: number;
    /**
     * "per_page":30,
     */
    per_page: number;
    /**
     * "page":1,
     */
    page: number;
    /**
     * "devices":
     */
    devices?:
      | {
          /**
           * "id":"dev_id",
           */
          id: string;
          /**
           * "title":"my device1",
           */
          title?: string | null;
          /**
           * “desc”:”device desc”,
           */
          desc?: string | null;
          /**
           * "private":true,
           */
          private?: boolean | null;
          /**
           * "protocol":"RTMP”,
           */
          protocol: string;
          /**
           * "online":ture/false,
           */
          online: boolean;
          /**
           * "location":{"lon":106.55231191544001,"lat":29.535451246673},
           */
          location?: {
            /**
             * "location":{"lon":106.55231191544001,"lat":29.535451246673},
             */
            lon?: number | null;
            /**
             * "location":{"lon":106.55231191544001,"lat":29.535451246673},
             */
            lat?: number | null;
          } | null;
          /**
           * "create_time":"2013-02-11 12:22:33",
           */
          create_time: string;
          /**
           * "auth_info":{"SYS":"z=8QY3r7aTQ48UKfqPnB=PybYRo="},
           */
          auth_info:
            | {
                /**
                 * "auth_info":{"SYS":"z=8QY3r7aTQ48UKfqPnB=PybYRo="},
                 */
                SYS?: unknown;
              }
            | string;
          /**
           * 设备通道数量
           */
          channel_count: number;
          /**
           * 设备最后上线时间
           */
          last_login?: string | null;
        }[]
      | null;
  };
}
export interface DeleteDevicesDeviceIdRequest {
  path: {
    /**
     * http://API_ADDRESS/devices/{device_id}
     */
    device_id: string | number;
  };
  header?: {
    /**
     * api-key:xxxx-ffff-zzzzz,可为设备级别的Key或masterKey
     */
    "api-key"?: string;
    /**
     * Content-Type:application/json
     */
    "Content-Type"?: string;
  };
}
export interface DeleteDevicesDeviceIdResponse {
  /**
   * {"errno": 0,
   */
  errno: 0;
  /**
   * "error":“succ”
   */
  error: string;
}
export interface GetDeviceQryChannelRequest {
  query: {
    /**
     * 设备ID 必填
     */
    device_id: string | number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetDeviceQryChannelResponse {
  /**
   * "errno":0,
   */
  errno: 0;
  /**
   * "error":"succ",
   */
  error: string;
  /**
   * "result":
   */
  result?:
    | {
        /**
         * "channel_id":20,
         */
        channel_id: number;
        /**
         * "title":"test_qwer",
         */
        title: string;
        /**
         * "desc":"1qwqwq/"
         */
        desc?: string | null;
      }[]
    | null;
}
export interface DeleteDeviceDelChannelRequest {
  query: {
    /**
     * 设备ID 必填
     */
    device_id: string | number;
    /**
     * 通道编号,必填
     */
    channel_id: string | number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface DeleteDeviceDelChannelResponse {
  /**
   * "errno":0,
   */
  errno: 0;
  /**
   * "error":"succ"
   */
  error: string;
}
export interface PostDeviceAddChannelRequest {
  query: {
    /**
     * 设备ID 必填
     */
    device_id: string | number;
    /**
     * 通道ID,必填
     */
    channel_id: string | number;
    /**
     * 标题,必填(长度不超过64且只能是数字、字母或者是数字字母组合)
     */
    title: string;
    /**
     * 通道描述
     */
    desc?: string | number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface PostDeviceAddChannelResponse {
  /**
   * "errno":0,
   */
  errno: 0;
  /**
   * "error":"succ"
   */
  error: string;
}
export interface PostDeviceModifyChannelRequest {
  query: {
    /**
     * 设备ID 必填
     */
    device_id: string | number;
    /**
     * 通道ID,必填
     */
    channel_id: string | number;
    /**
     * 标题,必填(长度不超过64且只能是数字、字母或者是数字字母组合)
     */
    title: string;
    /**
     * 通道描述
     */
    desc?: string | number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface PostDeviceModifyChannelResponse {
  /**
   * "errno":0,
   */
  errno: 0;
  /**
   * "error":"succ"
   */
  error: string;
}
export interface PostCmdsRequest {
  query?: {
    /**
     * 设备ID
     */
    device_id?: string | number;
    /**
     * 是否需要设备回应,0 不需要,1需要 默认值为0
     */
    qos?: 0 | 1;
    /**
     * 命令类型,0,平台定义,1用户定义 默认值为0
     */
    type?: 0 | 1;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
  /**
   * 用户自定义数据:json、string、二进制数据(小于64K)
   */
  body?: unknown;
}
export interface PostCmdsResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”,
   */
  error: string;
  /**
   * "data":{
   */
  data: {
    /**
     * 指令ID
     */
    cmd_uuid: string;
    /**
     * 设备下发的状态(平台的返回)
     */
    cmd_status: 0 | 1 | 2 | 3 | 4 | 5 | 6;
    /**
     * "dev_resp": {
     */
    dev_resp?: {
      /**
       * 设备返回的错误码,0表示成功
       */
      resp_code?: number;
      /**
       * 设备返回的数据的base64
       */
      resp_data?: string;
    } | null;
  };
}
export interface Section3_2ARequest {
  body?: {
    /**
     * “type”: ”video”,
     */
    type?: "video";
    /**
     * ”cmdId”: 6,
     */
    cmdId?: 6;
    /**
     * ”cmd”:{
     */
    cmd?: {
      /**
       * 通道ID, 数字
       */
      channel_id?: number;
      /**
       * 数字1-4(1:流畅 2:标清 3:高清 4:超清)
       */
      level?: number;
    };
  };
}
export interface Section3_2BRequest {
  body?: {
    /**
     * ”type”: ”video”,
     */
    type?: "video";
    /**
     * ”cmdId”: 7,
     */
    cmdId?: 7;
    /**
     * ”cmd”:{
     */
    cmd?: {
      /**
       * 对应通道的ID(映射到数据流名称)
       */
      channel_id?: number;
      /**
       * 2 单步控制
       */
      stop?: 2;
      /**
       * 1: 焦距变大(倍率变大)  2:焦距变小(倍率变小)  3: 焦点前调 4: 焦点后调 5: 光圈扩大 6: 光圈缩小 11: 方向向上 12: 方向向下 13: 方向左转 14: 方向右转 22:自动扫描
       */
      cmdV?: 1 | 2 | 3 | 4 | 5 | 6 | 11 | 12 | 13 | 14 | 22;
      /**
       * 速度1-7
       */
      speed?: number;
    };
  };
}
export interface Section3_2CRequest {
  body?: {
    /**
     * 指令类型(设备SDK识别)
     */
    type?: "video";
    /**
     * 查询视频列表指令(设备SDK识别)
     */
    cmdId?: 10;
    /**
     * ”cmd”:{
     */
    cmd?: {
      /**
       * ”channel_id”:1,
       */
      channel_id?: number;
      /**
       * ”page”:1,
       */
      page?: number;
      /**
       * 可选
       */
      start_time?: string;
      /**
       * 可选
       */
      end_time?: string;
      /**
       * ”per_page”:20
       */
      per_page?: number;
    };
  };
}
export interface Section3_2CResponse {
  /**
   * 查询的所有视频总数
   */
  all_count: number;
  /**
   * 当前页视频数
   */
  cur_count: number;
  /**
   * ”rvods”:[
   */
  rvods?:
    | {
        /**
         * ”channel_id”:1
         */
        channel_id: number;
        /**
         * ”video_desc”: ”test123”,
         */
        video_desc: string;
        /**
         * 字节数
         */
        size: number;
        /**
         * ”beginTime”: ”2017-09-29 12:00:31”,
         */
        beginTime: string;
        /**
         * ”endTime”: ”2017-09-29 13:00:30”
         */
        endTime: string;
      }[]
    | null;
}
export interface GetPlayAddressRequest {
  query: {
    /**
     * 接收该数据的设备ID,必填
     */
    device_id: string | number;
    /**
     * 对应数据流名称中的channelnum
     */
    channel_id?: string | number;
    /**
     * protocol_type=播放协议类型 0:rtmp 1:hls 2:https-hls
     */
    protocol_type?: 0 | 1 | 2;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetPlayAddressResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”,
   */
  error: string;
  /**
   * “data”:{
   */
  data: {
    /**
     * "addr":"ip:port",
     */
    addr: string;
    /**
     * "accessToken":“字符串”,
     */
    accessToken: string;
    /**
     * "type":"rtmpe",
     */
    type: string;
  };
}
export interface GetLiveLiveDEVICEIDCHANNELIDPreloadRequest {
  path: {
    /**
     * http://HLS_PLAY_ADDRESS/live/live_{DEVICE_ID}_{CHANNEL_ID}/preload
     */
    DEVICE_ID: string | number;
    /**
     * http://HLS_PLAY_ADDRESS/live/live_{DEVICE_ID}_{CHANNEL_ID}/preload
     */
    CHANNEL_ID: string | number;
  };
  query?: {
    /**
     * 播放token
     */
    token?: string;
    /**
     * 空闲清理时间(s),最大值120
     */
    idle_time?: number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetLiveLiveDEVICEIDCHANNELIDPreloadResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”
   */
  error: string;
}
export interface GetLivePreviewDeviceIdChannelIdRequest {
  path: {
    /**
     * http://coveraddr/live_preview/${device_id}-${channel_id}
     */
    device_id: string | number;
    /**
     * http://coveraddr/live_preview/${device_id}-${channel_id}
     */
    channel_id: string | number;
  };
  query?: {
    /**
     * token = “”
     */
    token?: string;
  };
}
export interface PutPictureUploadRequest {
  query?: {
    /**
     * device_id =1
     */
    device_id?: number;
    /**
     * channel_id=1
     */
    channel_id?: number;
    /**
     * format=”jpg”/”png”
     */
    format?: "jpg" | "png";
    /**
     * name="111"
     */
    name?: string;
    /**
     * desc="图片描述"
     */
    desc?: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
  /**
   * 图片二进制内容
   */
  body?: unknown;
}
export interface PutPictureUploadResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”}
   */
  error: string;
}
export interface GetPictureGetListRequest {
  query?: {
    /**
     * device_id ="1111"
     */
    device_id?: string;
    /**
     * channel_id=11
     */
    channel_id?: number;
    /**
     * UNIX时间戳,可选过滤条件
     */
    start_time?: number;
    /**
     * UNIX时间戳, 可选过滤条件
     */
    end_time?: number;
    /**
     * 分页起始
     */
    page_start?: number;
    /**
     * 分页大小
     */
    page_size?: number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetPictureGetListResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”
   */
  error: string;
  /**
   * data:[
   */
  data?:
    | {
        /**
         * jpg或png
         */
        format: "jpg" | "png";
        /**
         * 单位是字节
         */
        size: number;
        /**
         * UNIX 时间戳
         */
        date: number;
        /**
         * 图片名(唯一ID)
         */
        name: string;
        /**
         * 图片描述
         */
        desc?: string | null;
        /**
         * 图片获取url
         */
        url: string;
      }[]
    | null;
  /**
   * "page_info":{
   */
  page_info: {
    /**
     * "total_num":50
     */
    total_num: number;
    /**
     * "page_total":25,
     */
    page_total: number;
    /**
     * "page_size":2,
     */
    page_size: number;
    /**
     * "current_page":1
     */
    current_page: number;
  };
}
export interface GetPictureGetInfoRequest {
  query?: {
    /**
     * device_id ="1111"
     */
    device_id?: string;
    /**
     * channel_id=11
     */
    channel_id?: number;
    /**
     * 图片名字
     */
    name?: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetPictureGetInfoResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”
   */
  error: string;
  /**
   * data:
   */
  data: {
    /**
     * jpg或png
     */
    format: "jpg" | "png";
    /**
     * 单位是字节
     */
    size: number;
    /**
     * UNIX 时间戳
     */
    date: number;
    /**
     * 图片名(唯一ID)
     */
    name: string;
    /**
     * 图片描述
     */
    desc?: string | null;
    /**
     * 图片获取url
     */
    url: string;
  };
}
export interface DeletePictureDeletePictrueRequest {
  query?: {
    /**
     * device_id ="1111"
     */
    device_id?: string;
    /**
     * channel_id=11
     */
    channel_id?: number;
    /**
     * 图片名字
     */
    name?: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface DeletePictureDeletePictrueResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”}
   */
  error: string;
}
export interface GetUrlRequest {}
export interface GetVodGetVideoInfoRequest {
  query?: {
    /**
     * device_id=12,
     */
    device_id?: number;
    /**
     * channel_id=12,
     */
    channel_id?: number;
    /**
     * video_id=”1112341234”
     */
    video_id?: string;
    /**
     * 选择安全播放链接(https和rtmpe),没有则默认为普通链接
     */
    security?: 0 | 1;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetVodGetVideoInfoResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”,
   */
  error: string;
  /**
   * "data":{
   */
  data: {
    /**
     * "videoid":dafdafd
     */
    videoid: string;
    /**
     * "name":“dad”,
     */
    name: string;
    /**
     * "start":"2017-01-12 12:01:12",
     */
    start: string;
    /**
     * "end":"2017-01-12 15:01:12",
     */
    end: string;
    /**
     * 单位是Kbytes
     */
    size: string | number;
    /**
     * 单位是秒
     */
    durtion: string;
    /**
     * http播放地址
     */
    hls_url: string;
    /**
     * RTMP播放地址
     */
    rtmp_url: string;
  };
}
export interface GetVodGetVideoListRequest {
  query?: {
    /**
     * device_id=12,
     */
    device_id?: number;
    /**
     * channel_id=12,
     */
    channel_id?: number;
    /**
     * 格式化字符串 可选过滤条件
     */
    start_time?: string;
    /**
     * 格式化字符串 可选过滤条件
     */
    end_time?: string;
    /**
     * 可选过滤条件,根据名称过滤
     */
    name?: string;
    /**
     * 分页起始
     */
    page_start?: number;
    /**
     * 分页大小
     */
    page_size?: number;
    /**
     * 选择安全播放链接(https和rtmpe),没有则默认为普通链接
     */
    security?: 0 | 1;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetVodGetVideoListResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”,
   */
  error: string;
  /**
   * "data":{
   */
  data?: {
    /**
     * "videos":[
     */
    videos?:
      | {
          /**
           * "videoid":"dafdafd",
           */
          videoid: string;
          /**
           * "name":"dad",
           */
          name: string;
          /**
           * "start":"2017-01-12 12:01:12",
           */
          start: string;
          /**
           * "end":"2017-01-12 15:01:12",
           */
          end: string;
          /**
           * 单位是KBytes
           */
          size: number | string;
          /**
           * http播放地址
           */
          hls_url: string;
          /**
           * RTMP播放地址
           */
          rtmp_url: string;
        }[]
      | null;
  } | null;
  /**
   * "page_info":
   */
  page_info: {
    /**
     * "total_num":50,
     */
    total_num: number;
    /**
     * "page_total":25,
     */
    page_total: number;
    /**
     * "page_size":2,
     */
    page_size: number;
    /**
     * "current_page":1
     */
    current_page: number;
  };
}
export interface PostVodDeleteVideoRequest {
  query?: {
    /**
     * deviceid=1,
     */
    deviceid?: number;
    /**
     * channeled= 1
     */
    channeled?: number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
    /**
     * Content-Type:application/json
     */
    "Content-Type"?: string;
  };
  body?: {
    /**
     * "video": [{
     */
    video?: {
      /**
       * "videoId": 1
       */
      videoId?: string;
    }[];
  };
}
export interface PostVodDeleteVideoResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”,
   */
  error: string;
  /**
   * "data":
   */
  data?:
    | {
        /**
         * {"code":0}
         */
        code: number;
        /**
         * {"code":1, "message":"not exist"}
         */
        message?: string | null;
      }[]
    | null;
}
export interface PutVodRenameVideoRequest {
  query?: {
    /**
     * device_id=12,
     */
    device_id?: number;
    /**
     * channel_id=12,
     */
    channel_id?: number;
    /**
     * video_id=”1112341234”
     */
    video_id?: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
    /**
     * Content-Type:application/json
     */
    "Content-Type"?: string;
  };
  body?: {
    /**
     * {“name” : “11111”}
     */
    name?: string;
  };
}
export interface PutVodRenameVideoResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”,
   */
  error: string;
}
export interface GetVodGetPlayTokenRequest {
  query?: {
    /**
     * device_id=12,
     */
    device_id?: number;
    /**
     * channel_id=12,
     */
    channel_id?: number;
    /**
     * video_id=”1112341234”
     */
    video_id?: string;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetVodGetPlayTokenResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error":”succ”,
   */
  error: string;
  /**
   * "data":{
   */
  data: {
    /**
     * "token": "sdafsa"
     */
    token: string;
  };
}
export interface PutTransEncryptRequest {
  query?: {
    /**
     * 产品id
     */
    product_id?: number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
  body?: {
    /**
     * {"type":0} 0为不加密,1加密
     */
    type?: 0 | 1;
  };
}
export interface PutTransEncryptResponse {
  /**
   * "errno": 0,
   */
  errno: 0;
  /**
   * "error": "succ"
   */
  error: string;
}
export interface GetTransEncryptRequest {
  query?: {
    /**
     * 产品id
     */
    product_id?: number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetTransEncryptResponse {
  /**
   * {"errno":0,"trans_enc":1}
   */
  errno: 0;
  /**
   * {"errno":0,"trans_enc":1}
   */
  trans_enc: number;
}
export interface GetStatGetonlinelistRequest {
  query: {
    /**
     * 产品号 必填
     */
    productid: string | number;
    /**
     * 设备ID
     */
    deviceid?: string | number;
    /**
     * 通道号
     */
    channelid?: string | number;
    /**
     * 协议类型 rtmp hls
     */
    protocoltype?: "rtmp" | "hls";
    /**
     * 分页查询使用
     */
    page_key?: string | number;
    /**
     * 每页查询的数据
     */
    page_size?: string | number;
    /**
     * page=分页查询使用
     */
    page?: string | number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetStatGetonlinelistResponse {
  /**
   * "errno":0,
   */
  errno: 0;
  /**
   * "error":"succ",
   */
  error: string;
  /**
   * "result":
   */
  result?:
    | {
        /**
         * "productid":7312,
         */
        productid: number;
        /**
         * "deviceid":2479989,
         */
        deviceid: number;
        /**
         * "channelid":1,
         */
        channelid: number;
        /**
         * "protocoltype":"RTMP",
         */
        protocoltype: string;
        /**
         * "clientip":"172.19.3.99",
         */
        clientip: string;
        /**
         * "videocodec":"H264",
         */
        videocodec: string;
        /**
         * "resolution":"1280 720",
         */
        resolution: string;
        /**
         * "fps":25,
         */
        fps: number;
        /**
         * "audiocodec":"",
         */
        audiocodec?: string | null;
        /**
         * "bandwidth":91392,
         */
        bandwidth: number;
        /**
         * "onlinetime":"00:04:43"
         */
        onlinetime: string;
      }[]
    | null;
  /**
   * "page_info":
   */
  page_info: {
    /**
     * "total_num":3,
     */
    total_num: number;
    /**
     * "page_total":2,
     */
    page_total: number;
    /**
     * "page_size":2,
     */
    page_size: number;
    /**
     * "current_page":1,
     */
    current_page: number;
    /**
     * "page_key":"fc94c7c4-0760-4523-876c-5583260520c6"
     */
    page_key?: string | null;
  };
}
export interface GetStatGetpushlistRequest {
  query: {
    /**
     * 产品号 必填
     */
    productid: string | number;
    /**
     * 设备ID
     */
    deviceid?: string | number;
    /**
     * 通道号
     */
    channelid?: string | number;
    /**
     * 分页查询使用
     */
    page_key?: string | number;
    /**
     * 每页查询的数据
     */
    page_size?: string | number;
    /**
     * page=分页查询使用
     */
    page?: string | number;
  };
  header?: {
    /**
     * api-key 必填
     */
    "api-key": string;
  };
}
export interface GetStatGetpushlistResponse {
  /**
   * "errno":0,
   */
  errno: 0;
  /**
   * "error":"succ",
   */
  error: string;
  /**
   * "result":
   */
  result?:
    | {
        /**
         * "productid":7312,
         */
        productid: number;
        /**
         * "deviceid":2479989,
         */
        deviceid: number;
        /**
         * "channelid":3,
         */
        channelid: number;
        /**
         * "protocoltype":"RTMP",
         */
        protocoltype: string;
        /**
         * "puship":"172.19.3.98",
         */
        puship: string;
        /**
         * "videocodec":"H264",
         */
        videocodec: string;
        /**
         * "resolution":"640 480",
         */
        resolution: string;
        /**
         * "fps":25,
         */
        fps: number;
        /**
         * "audiocodec":"AAC",
         */
        audiocodec?: string | null;
        /**
         * "bandwidth":95230,
         */
        bandwidth: number;
        /**
         * "pushtime":"00:06:37"
         */
        pushtime: string;
      }[]
    | null;
  /**
   * "page_info":
   */
  page_info: {
    /**
     * "total_num":3,
     */
    total_num: number;
    /**
     * "page_total":2,
     */
    page_total: number;
    /**
     * "page_size":2,
     */
    page_size: number;
    /**
     * "current_page":1,
     */
    current_page: number;
    /**
     * "page_key":"5931b760-864a-44fb-9dd0-558e7caaace0"
     */
    page_key?: string | null;
  };
}
export interface PutFileUploadRequest {
  query?: {
    /**
     * product_id=1111,
     */
    product_id?: number;
    /**
     * name=test,
     */
    name?: string;
    /**
     * 可选
     */
    desc?: string;
  };
  header?: {
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    "api-key"?: string;
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    authorization?: string;
  };
  /**
   * 上传的文件内容
   */
  body?: unknown;
}
export interface PutFileUploadResponse {
  /**
   * "errno": 200,
   */
  errno: 200;
  /**
   * "error":”succ”
   */
  error: string;
}
export interface GetFileDownloadRequest {
  query?: {
    /**
     * product_id=1111,
     */
    product_id?: number;
    /**
     * name=test
     */
    name?: string;
  };
  header?: {
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    "api-key"?: string;
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    authorization?: string;
  };
}
export interface DeleteFileDeleteRequest {
  query?: {
    /**
     * product_id=1111,
     */
    product_id?: number;
    /**
     * name=test
     */
    name?: string;
  };
  header?: {
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    "api-key"?: string;
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    authorization?: string;
  };
}
export interface DeleteFileDeleteResponse {
  /**
   * "errno": 200,
   */
  errno: 200;
  /**
   * "error":”succ”
   */
  error: string;
}
export interface GetFileListRequest {
  query?: {
    /**
     * product_id=1111,
     */
    product_id?: number;
    /**
     * name=test
     */
    name?: string;
  };
  header?: {
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    "api-key"?: string;
    /**
     * api-key 与 authorization 二选一(必填项)
     */
    authorization?: string;
  };
}
export interface GetFileListResponse {
  /**
   * {"data": [{
   */
  data?:
    | {
        /**
         * "product_id": 111,
         */
        product_id: number;
        /**
         * "name": "test",
         */
        name: string;
        /**
         * "size": 1024,
         */
        size: number;
        /**
         * "date": 1548228623,
         */
        date: number;
        /**
         * "desc": ""
         */
        desc?: string | null;
      }[]
    | null;
  /**
   * "errno": 0,
   */
  errno: 0 | 200;
  /**
   * "error": "succ",
   */
  error: string;
  /**
   * "page_info": {
   */
  page_info: {
    /**
     * "total_num": 0,
     */
    total_num: number;
    /**
     * "page_total": 0,
     */
    page_total: number;
    /**
     * "page_size": 50,
     */
    page_size: number;
    /**
     * "current_page": 1
     */
    current_page: number;
  };
}
