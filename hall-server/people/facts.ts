/** What happened to people's data and to who may sign in. Ids only: the values lie in the vault. */
export interface PeopleFacts {
  "person-shown": {
    ticketId: string;
    personId: string;
    staffId: string;
    fields: string[];
    reasonTextId: string;
  };
  "person-erased": { personId: string; staffId: string; reasonTextId: string };
  "pairing-made": { pairingId: string; kind: string; place: string | null; by: string };
  "device-paired": { deviceId: string; kind: string; place: string | null; pairingId: string };
  "staff-added": { staffId: string; staffNumber: string; role: string; by: string };
  "staff-site-set": { staffId: string; siteId: string; by: string };
  "staff-units-set": { staffId: string; unitIds: string[]; by: string };
  "staff-password-set": { staffId: string; by: string };
  "staff-deactivated": { staffId: string; by: string };
  "device-revoked": { deviceId: string; by: string };
}
