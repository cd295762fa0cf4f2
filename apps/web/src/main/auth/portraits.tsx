interface Portrait {
  ground: [string, string];
  skin: string;
  hair: string;
  clothes: string;
  /** Outline of the hair behind and over the head, in a box of 300 × 360 around a head at 150, 150. */
  behind?: string;
  over: string;
}

/** Four people as a call shows them; drawn, so that they are nobody. */
const PEOPLE: readonly Portrait[] = [
  {
    ground: ['oklch(0.9 0.02 190)', 'oklch(0.8 0.035 185)'],
    skin: 'oklch(0.8 0.065 60)',
    hair: 'oklch(0.33 0.05 45)',
    clothes: 'oklch(0.47 0.075 185)',
    behind: 'M82 170 C70 60 230 60 218 170 L226 262 C206 274 94 274 74 262 Z',
    over: 'M92 150 C90 92 128 76 160 78 C200 80 212 116 208 150 C200 124 178 112 150 116 C128 118 104 122 92 150 Z',
  },
  {
    ground: ['oklch(0.91 0.015 265)', 'oklch(0.82 0.035 260)'],
    skin: 'oklch(0.72 0.075 58)',
    hair: 'oklch(0.22 0.02 280)',
    clothes: 'oklch(0.5 0.06 135)',
    over: 'M94 154 C80 92 114 66 154 68 C198 70 220 104 206 154 C206 138 198 124 188 112 C160 118 128 112 112 116 C104 126 96 138 94 154 Z',
  },
  {
    ground: ['oklch(0.92 0.025 75)', 'oklch(0.83 0.055 65)'],
    skin: 'oklch(0.52 0.075 50)',
    hair: 'oklch(0.2 0.02 40)',
    clothes: 'oklch(0.6 0.14 40)',
    behind:
      'M150 52 C92 48 62 96 74 146 C66 176 84 204 108 206 L192 206 C216 204 234 176 226 146 C238 96 208 48 150 52 Z',
    over: 'M94 150 C88 84 118 70 150 70 C182 70 212 84 206 150 C196 120 176 110 150 110 C124 110 104 120 94 150 Z',
  },
  {
    ground: ['oklch(0.9 0.02 150)', 'oklch(0.8 0.035 155)'],
    skin: 'oklch(0.76 0.07 52)',
    hair: 'oklch(0.62 0.09 65)',
    clothes: 'oklch(0.4 0.055 255)',
    over: 'M94 156 C78 94 114 68 152 70 C194 70 222 106 206 156 C206 140 200 126 190 114 C168 124 134 126 114 114 C104 124 96 140 94 156 Z',
  },
];

/** The dark half of the signing-in page: a call that has just begun. Decoration. */
export function Portraits() {
  return (
    <div className="portraits" aria-hidden>
      {PEOPLE.map((person, index) => (
        <Tile key={person.clothes} person={person} index={index} />
      ))}
    </div>
  );
}

function Tile({ person, index }: { person: Portrait; index: number }) {
  const ground = `portrait-${index}`;
  return (
    <svg className="portrait" viewBox="0 0 300 390" preserveAspectRatio="xMidYMid slice" focusable="false">
      <defs>
        <linearGradient id={ground} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={person.ground[0]} />
          <stop offset="1" stopColor={person.ground[1]} />
        </linearGradient>
      </defs>
      <rect width="300" height="390" fill={`url(#${ground})`} />
      {person.behind && <path d={person.behind} fill={person.hair} />}
      <path d="M12 390 C14 308 66 278 118 268 L182 268 C234 278 286 308 288 390 Z" fill={person.clothes} />
      <path d="M120 200 L180 200 L182 270 C172 296 128 296 118 270 Z" fill={person.skin} />
      <path
        d="M120 216 C136 240 164 240 180 216 L181 238 C164 254 136 254 119 238 Z"
        fill="oklch(0.2 0.03 50 / 0.14)"
      />
      <ellipse cx="150" cy="156" rx="56" ry="70" fill={person.skin} />
      <path d={person.over} fill={person.hair} />
    </svg>
  );
}
