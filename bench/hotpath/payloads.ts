/**
 * The documents of the JSON benchmarks, made from a seed: look-alikes in shape and size of what passes a
 * gateway and of the public files that JSON readers are measured with.
 *
 * @module
 */

import { Dice } from "../../tools/fuzz/json_generator.ts";

/** A document with its name. */
export interface Payload {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

const words = ("the quick status of your order has been updated please check account invoice for " +
  "more details about this request and its payment method customer support will reply soon").split(
    " ",
  );
const japanese =
  "今日は良い天気ですね東京の空港で会議があります新しい商品を発売しました一緒に行きましょう";

function prose(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => dice.pick(words)).join(" ");
}

function kana(dice: Dice, count: number): string {
  const start = dice.below(10);
  return japanese.repeat(4).slice(start, start + count);
}

function hex(dice: Dice, length: number): string {
  return Array.from({ length }, () => dice.below(16).toString(16)).join("");
}

function repeat<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function toolArguments(dice: Dice): unknown {
  return {
    query: prose(dice, 6),
    customer_id: `cus_${hex(dice, 14)}`,
    limit: dice.below(100),
    filters: {
      status: dice.pick(["open", "closed"]),
      min_amount: dice.below(9000) / 100,
      tags: ["a1", "vip"],
    },
    include: ["lines", "customer"],
    dry_run: dice.once(2),
    cursor: null,
  };
}

function chat(dice: Dice): unknown {
  const message = (role: string) => ({ role, content: prose(dice, 30 + dice.below(20)) });
  return {
    model: "gpt-4o-mini",
    temperature: 0.7,
    max_tokens: 512,
    stream: true,
    messages: [message("system"), message("user"), message("assistant"), message("user")],
    tools: [{
      type: "function",
      function: {
        name: "lookup_invoice",
        description: prose(dice, 12),
        parameters: {
          type: "object",
          properties: { id: { type: "string" }, year: { type: "integer", minimum: 2000 } },
          required: ["id"],
          additionalProperties: false,
        },
      },
    }],
    metadata: { run: hex(dice, 16), user: `user-${dice.below(9999)}` },
  };
}

/** What an order system answers: lists in objects in lists. */
function orders(dice: Dice, count: number): unknown {
  const address = () => ({
    street: prose(dice, 2),
    zip: String(10000 + dice.below(90000)),
    geo: { lat: dice.below(180000) / 1000, lon: dice.below(360000) / 1000 },
  });
  const line = () => ({
    sku: hex(dice, 8),
    quantity: 1 + dice.below(9),
    price: { net: dice.below(100000) / 100, currency: "EUR", taxes: [{ rate: 0.19, code: "DE" }] },
    options: dice.once(3) ? { gift: true, note: prose(dice, 3) } : null,
  });
  return {
    page: { next: hex(dice, 12), size: count },
    orders: repeat(count, (index) => ({
      id: 7000 + index,
      status: dice.pick(["open", "paid", "sent"]),
      customer: { id: hex(dice, 10), name: prose(dice, 2), addresses: [address(), address()] },
      lines: repeat(1 + dice.below(4), line),
      history: repeat(
        2,
        () => ({ at: 1700000000 + dice.below(9999999), by: { user: hex(dice, 6) } }),
      ),
    })),
  };
}

function tweet(dice: Dice): unknown {
  const user = {
    id: 1000000000 + dice.below(1000000000),
    id_str: String(dice.below(2 ** 31)),
    name: kana(dice, 8),
    screen_name: hex(dice, 11),
    location: kana(dice, dice.below(9)),
    description: kana(dice, 40 + dice.below(50)),
    url: null,
    entities: { description: { urls: [] } },
    protected: false,
    followers_count: dice.below(3000),
    friends_count: dice.below(3000),
    listed_count: dice.below(30),
    created_at: "Sun Mar 03 10:27:13 +0000 2013",
    favourites_count: dice.below(20000),
    utc_offset: null,
    time_zone: null,
    geo_enabled: dice.once(3),
    verified: false,
    statuses_count: dice.below(90000),
    lang: "ja",
    contributors_enabled: false,
    is_translator: false,
    profile_background_color: hex(dice, 6),
    profile_background_image_url: `http://abs.twimg.com/images/themes/theme${
      dice.below(20)
    }/bg.png`,
    profile_background_tile: dice.once(2),
    profile_image_url: `http://pbs.twimg.com/profile_images/${dice.below(2 ** 31)}/${
      hex(dice, 8)
    }_normal.jpeg`,
    profile_link_color: hex(dice, 6),
    profile_use_background_image: true,
    default_profile: dice.once(2),
    default_profile_image: false,
    following: false,
    follow_request_sent: false,
    notifications: false,
  };
  return {
    metadata: { result_type: "recent", iso_language_code: "ja" },
    created_at: "Sun Aug 31 00:29:15 +0000 2014",
    id: 505874924095815700 + dice.below(10000) * 100,
    id_str: `5058749240958${dice.below(90000) + 10000}`,
    text: `@${hex(dice, 9)} ${kana(dice, 60 + dice.below(60))}`,
    source: '<a href="http://twitter.com/download/iphone" rel="nofollow">Twitter for iPhone</a>',
    truncated: false,
    in_reply_to_status_id: null,
    user,
    geo: null,
    coordinates: null,
    place: null,
    retweet_count: dice.below(300),
    favorite_count: dice.below(300),
    entities: {
      hashtags: repeat(
        dice.below(3),
        () => ({ text: kana(dice, 6), indices: [dice.below(90), dice.below(140)] }),
      ),
      symbols: [],
      urls: [],
      user_mentions: [{
        screen_name: hex(dice, 9),
        name: kana(dice, 7),
        id: dice.below(2 ** 31),
        indices: [0, 10],
      }],
    },
    favorited: false,
    retweeted: false,
    lang: "ja",
  };
}

function catalog(dice: Dice): unknown {
  const performances = repeat(240, () => ({
    eventId: 138586341 + dice.below(9999),
    id: 339887544 + dice.below(99999),
    logo: dice.once(3) ? `/images/UE0AAAAACEKo6QAAAAZDSVRN` : null,
    name: null,
    prices: repeat(
      3,
      () => ({
        amount: dice.below(200) * 500,
        audienceSubCategoryId: 337100890,
        seatCategoryId: 338937295 + dice.below(9),
      }),
    ),
    seatCategories: repeat(5, () => ({
      areas: repeat(6, () => ({ areaId: 205705999 + dice.below(9), blockIds: [] })),
      seatCategoryId: 338937295 + dice.below(9),
    })),
    seatMapImage: null,
    start: 1372701600000 + dice.below(9999999),
    venueCode: "PLEYEL_PLEYEL",
  }));
  const names = Object.fromEntries(
    repeat(400, (index) => [String(205705993 + index), prose(dice, 3)]),
  );
  return {
    areaNames: names,
    audienceSubCategoryNames: { 337100890: "Abonné" },
    performances,
    subTopicNames: names,
  };
}

/** Seventeen digits, as programs print doubles that came out of a computation. */
function coordinate(dice: Dice): number {
  return (dice.below(2 ** 32) / 2 ** 32 + dice.below(2 ** 21) / 2 ** 53 - 0.5) * 280;
}

function map(dice: Dice): unknown {
  const ring = () => repeat(115, () => [coordinate(dice), coordinate(dice) / 2]);
  return {
    type: "FeatureCollection",
    features: [{
      type: "Feature",
      properties: { name: "Canada" },
      geometry: { type: "Polygon", coordinates: repeat(480, ring) },
    }],
  };
}

function meshes(dice: Dice): unknown {
  return {
    batches: [{
      indexRange: [0, 36000],
      vertexRange: [0, 12000],
      usedBones: repeat(40, (index) => index),
    }],
    indices: repeat(36000, () => dice.below(12000)),
    positions: repeat(14000, () => (dice.below(2 ** 31) / 2 ** 31 - 0.5) * 40).map((value) =>
      Math.fround(value)
    ),
    normals: repeat(9000, () => (dice.below(2000000) - 1000000) / 1000000),
    uvs: repeat(9000, () => dice.below(4096) / 4096),
  };
}

function events(dice: Dice): unknown {
  return repeat(34, () => ({
    type: "PushEvent",
    created_at: "2013-01-10T07:58:30Z",
    actor: {
      gravatar_id: hex(dice, 32),
      login: hex(dice, 8),
      avatar_url: `https://secure.gravatar.com/avatar/${
        hex(dice, 32)
      }?d=https://a248.e.akamai.net/assets.github.com%2Fimages%2Fgravatars%2Fgravatar-user-420.png`,
      url: `https://api.github.com/users/${hex(dice, 8)}`,
      id: dice.below(4000000),
    },
    repo: {
      url: `https://api.github.com/repos/${hex(dice, 8)}/demo`,
      id: dice.below(9000000),
      name: `${hex(dice, 8)}/demo`,
    },
    public: true,
    payload: {
      commits: repeat(
        1 + dice.below(3),
        () => ({
          url: `https://api.github.com/repos/x/demo/commits/${hex(dice, 40)}`,
          message: prose(dice, 9),
          distinct: true,
          sha: hex(dice, 40),
          author: { email: `${hex(dice, 6)}@example.com`, name: hex(dice, 9) },
        }),
      ),
      size: dice.below(4),
      push_id: dice.below(2 ** 27),
      ref: "refs/heads/master",
      before: hex(dice, 40),
      head: hex(dice, 40),
    },
    id: String(1652857722 + dice.below(9999)),
  }));
}

function programme(dice: Dice): unknown {
  return Object.fromEntries(repeat(1264, (index) => [String(index + 1), {
    "@context": "http://schema.org",
    "@type": "SoftwareSourceCode",
    name: prose(dice, 7),
    description: `${prose(dice, 260)}\n\n"${prose(dice, 40)}"`,
    sponsor: {
      "@type": "Organization",
      name: prose(dice, 2),
      disambiguatingDescription: prose(dice, 14),
      description: prose(dice, 90),
      url: "https://example.org/",
      logo: `//lh3.googleusercontent.com/${hex(dice, 60)}`,
    },
    author: { "@type": "Person", name: `${hex(dice, 6)} ${hex(dice, 8)}` },
  }]));
}

function rows(dice: Dice): unknown {
  return repeat(56000, (index) => ({
    id: index,
    uuid: `${hex(dice, 8)}-${hex(dice, 4)}-${hex(dice, 12)}`,
    amount: dice.below(1000000) / 100,
    currency: dice.pick(["EUR", "USD", "JPY"]),
    paid: dice.once(2),
    note: prose(dice, 5),
    at: 1700000000000 + index * 977,
    tags: [dice.pick(words), dice.pick(words)],
  }));
}

function escaped(text: string): string {
  return text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function payload(name: string, text: string): Payload {
  return { name, text, bytes: new TextEncoder().encode(text) };
}

/** All documents, by name; the same in every run. */
export function makePayloads(): ReadonlyMap<string, Payload> {
  const dice = new Dice(42);
  const tweets = {
    statuses: repeat(170, () => tweet(dice)),
    search_metadata: { completed_in: 0.087, count: 100 },
  };
  const list = [
    payload("arguments_300b", JSON.stringify(toolArguments(dice))),
    payload("chat_2k", JSON.stringify(chat(dice))),
    payload("nested_100k", JSON.stringify(orders(dice, 150))),
    payload("events_65k", JSON.stringify(events(dice), null, 2)),
    payload("tweets_600k", JSON.stringify(tweets, null, 2)),
    payload("tweets_escaped_600k", escaped(JSON.stringify(tweets))),
    payload("catalog_1700k", JSON.stringify(catalog(dice), null, 4)),
    payload("texts_3m", JSON.stringify(programme(dice), null, 2)),
    payload("rows_10m", JSON.stringify(rows(dice))),
    payload("map_2m", JSON.stringify(map(dice))),
    payload("numbers_150k", JSON.stringify(repeat(10000, () => dice.below(2 ** 31) / 1e12))),
    payload("meshes_700k", JSON.stringify(meshes(dice))),
  ];
  return new Map(list.map((each) => [each.name, each]));
}

/** Small documents, no two alike, so that no branch predictor learns one by heart. */
export function makeDistinct(kind: "arguments" | "chat", count: number): Uint8Array[] {
  const make = kind === "chat" ? chat : toolArguments;
  return repeat(count, (index) => new TextEncoder().encode(JSON.stringify(make(new Dice(index)))));
}
