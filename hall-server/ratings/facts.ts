export interface RatingFacts {
  "rating-submitted": {
    ratingId: string;
    invitationId: string;
    ticketId: string;
    number: string;
    queueId: string;
    counterId: string;
    staffId: string;
    level: number;
    isBad: boolean;
    tags: string[];
    tagsVersion: string;
    /** The comment lies in the vault. */
    commentTextId: string | null;
    /** `keys`: a pad with keys and no screen. */
    channel: "pad" | "keys" | "phone";
  };
  "rating-declined": { invitationId: string; ticketId: string; counterId: string };
}
