// 256 things, so that a byte is a word: short, everyday, gentle, and far enough apart to be told from each other over a
// poor line. Changing one changes what people of one meeting read, if their pages are of different age.
export const wordList: readonly string[] = `
  acorn almond amber anchor apple apron autumn avenue badger bakery balcony bamboo banjo barley
  basket beacon beaver beetle bicycle biscuit blanket blossom bonfire bramble bridge brook bucket
  butter cabin cactus camel candle canoe caravan carpet castle cello chalk cherry chimney cinnamon
  clover cobweb coconut compass copper coral cottage cotton cricket crystal cupboard curtain
  cushion cypress daisy dolphin donkey dragonfly drum dune eagle easel echo emerald engine envelope
  evening falcon feather fern ferry fiddle flannel flute forest garden garlic gazelle ginger
  glacier globe goose granite grape guitar hammer hammock harbour harp hazel hedge heron honey
  horizon igloo indigo island ivory jacket jasmine jigsaw jungle juniper kayak kettle kingdom kiwi
  ladder lagoon lantern lavender lemon library lighthouse lilac lizard lobster lotus lullaby magnet
  magpie mango maple marble market meadow melody mermaid midnight mirror mitten monsoon mosaic
  mountain museum mustard napkin nectar needle noodle nutmeg oasis oatmeal ocean olive onion opal
  orange orchard organ otter painter palace panda parcel parrot parsley pavement peach peanut
  pebble pelican pencil penguin piano picnic pigeon pilot planet plum pocket pond poppy postcard
  potato pottery pumpkin puzzle quartz quilt rabbit radish railway rainbow raven ribbon river robin
  rosemary rowboat rudder saddle saffron salmon sandal sapphire satchel saucer scarf seagull shadow
  shovel silver sketch sledge sparrow spinach spoon squirrel stable starling statue sugar summer
  sunrise swan sycamore tambourine teapot temple thimble thistle thunder ticket tiger toffee tomato
  tortoise tractor trumpet tulip tunnel turnip umbrella unicorn valley vanilla velvet village
  violin volcano waffle walnut walrus waterfall whale wheat willow windmill window winter woodland
  yoghurt zebra zipper
`
  .trim()
  .split(/\s+/)
