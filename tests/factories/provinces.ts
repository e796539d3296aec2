/** Lâm Đồng of today, which holds the former Bình Thuận: what other factories hang on unless told otherwise. */
export const LAM_DONG = "new-68";

export const HA_NOI = "new-01";
